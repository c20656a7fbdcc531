import { Module } from '@nestjs/common';
import { PeopleRepository } from './people.repository.js';
import { PeopleService } from './people.service.js';

@Module({ providers: [PeopleService, PeopleRepository], exports: [PeopleService] })
export class PeopleModule {}
