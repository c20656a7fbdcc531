import { Module } from '@nestjs/common';
import { AccountsRepository } from './accounts.repository.js';
import { AccountsService } from './accounts.service.js';
import { Passwords } from './passwords.service.js';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';
import { RecoveryCodesRepository } from './recovery-codes.repository.js';
import { SecondFactors } from './second-factors.service.js';

@Module({
  providers: [
    PeopleService,
    PeopleRepository,
    AccountsService,
    AccountsRepository,
    Passwords,
    RecoveryCodesRepository,
    SecondFactors,
  ],
  exports: [PeopleService, AccountsService, SecondFactors],
})
export class PeopleModule {}
