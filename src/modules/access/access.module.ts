import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_INTERCEPTOR, DiscoveryModule } from '@nestjs/core';
import { PeopleModule } from '../people/people.module.js';
import { RenderingModule } from '../rendering/rendering.module.js';
import { AccessGuard } from './access.guard.js';
import { AccessService } from './access.service.js';
import { AuditRepository } from './audit.repository.js';
import { AuditService } from './audit.service.js';
import { Browsers } from './browsers.service.js';
import { ReadersInterceptor } from './readers.interceptor.js';
import { CallersRepository } from './callers.repository.js';
import { PermitsInterceptor } from './permits.interceptor.js';
import { Permits } from './permits.service.js';
import { Readers } from './readers.service.js';
import { Exports } from './exports.service.js';
import { Cookies } from './cookies.service.js';
import { DemoMark } from './demo-mark.service.js';
import { Limits } from './limits.service.js';
import { RouteRules } from './route-rules.js';
import { Seals } from './seals.service.js';
import { SetUpService } from './set-up.service.js';
import { Shell } from './shell.service.js';
import { ShownOnce } from './shown-once.service.js';
import { SessionsRepository } from './sessions.repository.js';
import { SessionsService } from './sessions.service.js';
import { PlacedObjects } from './placed-objects.repository.js';
import { ScoreReadsRepository } from './score-reads.repository.js';
import { StandingRepository } from './standing.repository.js';
import { TokensRepository } from './tokens.repository.js';
import { TranscriptionsRepository } from './transcriptions.repository.js';
import { TokensService } from './tokens.service.js';

/** Global, because every door asks it. */
@Global()
@Module({
  imports: [PeopleModule, RenderingModule, DiscoveryModule],
  providers: [
    AccessService,
    AuditRepository,
    AuditService,
    Browsers,
    CallersRepository,
    Permits,
    Readers,
    Cookies,
    Exports,
    DemoMark,
    Limits,
    RouteRules,
    Seals,
    SessionsRepository,
    SessionsService,
    SetUpService,
    Shell,
    ShownOnce,
    PlacedObjects,
    ScoreReadsRepository,
    StandingRepository,
    TokensRepository,
    TranscriptionsRepository,
    TokensService,
    { provide: APP_GUARD, useClass: AccessGuard },
    // Around all others, so that what they write is asked about as well.
    { provide: APP_INTERCEPTOR, useClass: PermitsInterceptor },
    { provide: APP_INTERCEPTOR, useClass: ReadersInterceptor },
  ],
  exports: [
    AccessService,
    AuditService,
    Browsers,
    Cookies,
    Exports,
    DemoMark,
    Limits,
    Readers,
    RouteRules,
    Seals,
    SessionsService,
    SetUpService,
    Shell,
    ShownOnce,
    TokensService,
  ],
})
export class AccessModule {}
