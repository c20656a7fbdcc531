import { Global, Module } from '@nestjs/common';
import type { DynamicModule } from '@nestjs/common';
import { Site, type SiteSettings } from './common/http/site.js';
import { HttpModule } from './common/http/http.module.js';
import { DatabaseModule } from './database/database.module.js';
import { IdempotencyKeys } from './database/idempotency.js';
import type { DatabaseOptions } from './database/options.js';
import { AccessModule } from './modules/access/access.module.js';
import { AuditModule } from './modules/audit/audit.module.js';
import { AuditPages } from './modules/audit/audit.pages.controller.js';
import { AccountModule } from './modules/account/account.module.js';
import { AccountPages } from './modules/account/account.pages.controller.js';
import { PeoplePages } from './modules/account/people.pages.controller.js';
import { SecondStepPages } from './modules/account/second-step.pages.controller.js';
import { AdverseImpactModule } from './modules/adverse-impact/adverse-impact.module.js';
import { AdverseImpactPages } from './modules/adverse-impact/adverse-impact.pages.controller.js';
import { ApplicationsApiController } from './modules/applications/applications.api.controller.js';
import { ApplicationsModule } from './modules/applications/applications.module.js';
import { AssessmentsApiController } from './modules/assessments/assessments.api.controller.js';
import { AssessmentsModule } from './modules/assessments/assessments.module.js';
import { ApplicationPages } from './modules/briefs/application.pages.controller.js';
import { MakingPages } from './modules/briefs/making.pages.controller.js';
import { ShortlistPages } from './modules/briefs/shortlist.pages.controller.js';
import { BriefsApiController } from './modules/briefs/briefs.api.controller.js';
import { BriefsModule } from './modules/briefs/briefs.module.js';
import { CALIBRATION_SETTINGS, type CalibrationSettings } from './modules/calibration/calibration-jobs.service.js';
import { CalibrationPages } from './modules/calibration/calibrations.pages.controller.js';
import { InterviewerPages } from './modules/calibration/interviewer.pages.controller.js';
import { CalibrationsApiController } from './modules/calibration/calibrations.api.controller.js';
import { CalibrationModule } from './modules/calibration/calibration.module.js';
import { DebriefsApiController } from './modules/debriefs/debriefs.api.controller.js';
import { DebriefPages } from './modules/debriefs/debriefs.pages.controller.js';
import { DebriefsModule } from './modules/debriefs/debriefs.module.js';
import { ERASURE_LEDGER } from './modules/erasures/erasure-ledger.js';
import { ErasuresModule } from './modules/erasures/erasures.module.js';
import { ErasuresPages } from './modules/erasures/erasures.pages.controller.js';
import { HealthController } from './modules/health/health.controller.js';
import { HealthModule } from './modules/health/health.module.js';
import { OpenApiController } from './modules/health/openapi.controller.js';
import { ImportsApiController } from './modules/imports/imports.api.controller.js';
import { ImportsModule } from './modules/imports/imports.module.js';
import { MAIL_SETTINGS, type MailSettings } from './modules/mail/mail.service.js';
import { InterviewersApiController } from './modules/people/interviewers.api.controller.js';
import { OutcomesModule } from './modules/outcomes/outcomes.module.js';
import { OutcomesPages } from './modules/outcomes/outcomes.pages.controller.js';
import { PeopleModule } from './modules/people/people.module.js';
import { PracticeModule } from './modules/practice/practice.module.js';
import { PracticePages } from './modules/practice/practice.pages.controller.js';
import { AssetsController } from './modules/rendering/assets.controller.js';
import { RenderingModule } from './modules/rendering/rendering.module.js';
import { RENDERING_SETTINGS } from './modules/rendering/rendering.service.js';
import type { RenderingSettings } from './modules/rendering/settings.js';
import { RequisitionsApiController } from './modules/requisitions/requisitions.api.controller.js';
import { NewApplicationPages } from './modules/requisitions/pages/new-application.pages.controller.js';
import { PanelsApiController } from './modules/requisitions/panels.api.controller.js';
import { PanelPages } from './modules/requisitions/pages/panel.pages.controller.js';
import { RequisitionPagesModule } from './modules/requisitions/pages/requisition-pages.module.js';
import { RequisitionPages } from './modules/requisitions/pages/requisition.pages.controller.js';
import { RequisitionsPages } from './modules/requisitions/pages/requisitions.pages.controller.js';
import { RequisitionsModule } from './modules/requisitions/requisitions.module.js';
import { RubricsApiController } from './modules/rubrics/rubrics.api.controller.js';
import { RubricShelfModule } from './modules/rubrics/rubric-shelf.module.js';
import { RubricsModule } from './modules/rubrics/rubrics.module.js';
import { RubricsPages } from './modules/rubrics/rubrics.pages.controller.js';
import { RUBRIC_PLACES } from './modules/rubrics/rubrics.service.js';
import { KitsApiController } from './modules/scorecards/kits.api.controller.js';
import { KitsPages } from './modules/scorecards/kits-pages/kits.pages.controller.js';
import { ScorecardsApiController } from './modules/scorecards/scorecards.api.controller.js';
import { ScorecardPages } from './modules/scorecards/scorecards.pages.controller.js';
import { ScorecardsModule } from './modules/scorecards/scorecards.module.js';
import { LinkPages } from './modules/sign-in/link.pages.controller.js';
import { SetUpPages } from './modules/sign-in/set-up.pages.controller.js';
import { SignInErrorPages } from './modules/sign-in/sign-in-error-pages.service.js';
import { SignInModule } from './modules/sign-in/sign-in.module.js';
import { SignInPages } from './modules/sign-in/sign-in.pages.controller.js';
import { WorkModule } from './modules/work/work.module.js';
import { WorkPages } from './modules/work/work.pages.controller.js';
import { SignOnPages } from './modules/sign-in/sign-on.pages.controller.js';
import { SIGN_ON_SETTINGS, type SignOnSettings } from './modules/sign-in/sign-on.service.js';

/** What the product needs to know; plain values, read by `config/`. */
export interface AppOptions {
  readonly database: DatabaseOptions;
  readonly rendering?: Partial<RenderingSettings>;
  /** Folders with a company's own rubrics, beside the built-in ones. */
  readonly rubricDirectories?: readonly string[];
  /** Where it is to be reached; this machine only when left out. */
  readonly site?: SiteSettings;
  /** Null or left out: links are shown to the admin instead of being sent. */
  readonly mail?: MailSettings | null;
  /** Null or left out: nobody signs in by OpenID Connect. */
  readonly signOn?: SignOnSettings | null;
  readonly calibration?: CalibrationSettings;
  /** The file that says who was erased, beside the database: a backup that is brought back does not know. None when left out. */
  readonly erasureLedger?: string | null;
  /** What only one door has: the demo's way in. */
  readonly further?: readonly DynamicModule[];
}

/** Plain values for modules that ask for them by token. */
@Global()
@Module({})
class SettingsModule {
  static of({
    rendering = {},
    rubricDirectories = [],
    site,
    mail = null,
    signOn = null,
    calibration = {},
    erasureLedger = null,
  }: AppOptions): DynamicModule {
    return {
      module: SettingsModule,
      providers: [
        { provide: RENDERING_SETTINGS, useValue: rendering },
        { provide: Site, useValue: new Site(site) },
        { provide: MAIL_SETTINGS, useValue: mail },
        { provide: SIGN_ON_SETTINGS, useValue: signOn },
        { provide: CALIBRATION_SETTINGS, useValue: calibration },
        { provide: ERASURE_LEDGER, useValue: erasureLedger },
        { provide: RUBRIC_PLACES, useValue: { directories: rubricDirectories } },
      ],
      exports: [
        RENDERING_SETTINGS,
        RUBRIC_PLACES,
        Site,
        MAIL_SETTINGS,
        SIGN_ON_SETTINGS,
        CALIBRATION_SETTINGS,
        ERASURE_LEDGER,
      ],
    };
  }
}

/** The only list of modules and of their doors. */
@Module({})
export class AppModule {
  static forRoot(options: AppOptions): DynamicModule {
    return {
      module: AppModule,
      imports: [
        SettingsModule.of(options),
        DatabaseModule.forRoot(options.database),
        // Before what every route checks: nobody learns of a route's rules who may not ask for it.
        AccessModule,
        HttpModule.storingIn(IdempotencyKeys, { module: SignInModule, pages: SignInErrorPages }),
        RenderingModule,
        RubricsModule,
        PeopleModule,
        SignInModule,
        AccountModule,
        RequisitionsModule,
        RequisitionPagesModule,
        WorkModule,
        AuditModule,
        RubricShelfModule,
        ApplicationsModule,
        ScorecardsModule,
        CalibrationModule,
        AssessmentsModule,
        BriefsModule,
        DebriefsModule,
        ImportsModule,
        AdverseImpactModule,
        ErasuresModule,
        OutcomesModule,
        PracticeModule,
        HealthModule,
        ...(options.further ?? []),
      ],
      controllers: [
        RubricsApiController,
        InterviewersApiController,
        RequisitionsApiController,
        PanelsApiController,
        ApplicationsApiController,
        ScorecardsApiController,
        KitsApiController,
        ScorecardPages,
        AssessmentsApiController,
        CalibrationsApiController,
        BriefsApiController,
        DebriefsApiController,
        ApplicationPages,
        ShortlistPages,
        MakingPages,
        DebriefPages,
        ImportsApiController,
        OpenApiController,
        HealthController,
        AssetsController,
        SetUpPages,
        SignInPages,
        SignOnPages,
        LinkPages,
        AccountPages,
        SecondStepPages,
        PeoplePages,
        AuditPages,
        RequisitionsPages,
        RequisitionPages,
        PanelPages,
        NewApplicationPages,
        KitsPages,
        WorkPages,
        RubricsPages,
        CalibrationPages,
        InterviewerPages,
        AdverseImpactPages,
        ErasuresPages,
        OutcomesPages,
        PracticePages,
      ],
    };
  }
}
