import { Module } from '@nestjs/common';
import { PeopleModule } from '../people/people.module.js';
import { RenderingModule } from '../rendering/rendering.module.js';
import { SignInErrorPages } from './sign-in-error-pages.service.js';
import { SignInService } from './sign-in.service.js';

@Module({
  imports: [PeopleModule, RenderingModule],
  providers: [SignInService, SignInErrorPages],
  exports: [SignInService, SignInErrorPages],
})
export class SignInModule {}
