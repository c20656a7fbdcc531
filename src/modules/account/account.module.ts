import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { SignInModule } from '../sign-in/sign-in.module.js';
import { Colleagues } from './colleagues.service.js';
import { OwnAccount } from './own-account.service.js';

/** One's own account, and an admin's colleagues. */
@Module({
  imports: [PeopleModule, SignInModule],
  providers: [OwnAccount, Colleagues],
  exports: [OwnAccount, Colleagues],
})
export class AccountModule {}
