import { Module } from '@nestjs/common';
import { MailModule } from '../mail/mail.module.js';
import { PeopleModule } from '../people/people.module.js';
import { RenderingModule } from '../rendering/rendering.module.js';
import { AccountLinksRepository } from './account-links.repository.js';
import { Entrance } from './entrance.service.js';
import { InvitationsService } from './invitations.service.js';
import { LinksService } from './links.service.js';
import { SecondSteps } from './second-steps.service.js';
import { SignInErrorPages } from './sign-in-error-pages.service.js';
import { SignInService } from './sign-in.service.js';
import { SignOnService } from './sign-on.service.js';

/** Every way in: set-up, password, second step, link, OpenID Connect. */
@Module({
  imports: [PeopleModule, RenderingModule, MailModule],
  providers: [
    AccountLinksRepository,
    Entrance,
    InvitationsService,
    LinksService,
    SecondSteps,
    SignInErrorPages,
    SignInService,
    SignOnService,
  ],
  exports: [Entrance, InvitationsService, LinksService, SecondSteps, SignInErrorPages, SignInService, SignOnService],
})
export class SignInModule {}
