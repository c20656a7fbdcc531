import { Global, Module, type DynamicModule } from '@nestjs/common';
import { IS_DEMO } from '../modules/access/shell.service.js';
import { ApplicationsModule } from '../modules/applications/applications.module.js';
import { ImportsModule } from '../modules/imports/imports.module.js';
import { PeopleModule } from '../modules/people/people.module.js';
import { RequisitionsModule } from '../modules/requisitions/requisitions.module.js';
import { ScorecardsModule } from '../modules/scorecards/scorecards.module.js';
import { SignInModule } from '../modules/sign-in/sign-in.module.js';
import { DemoPages } from './demo.pages.controller.js';
import { DemoService } from './demo.service.js';

/** Only the command `demo` knows this folder; the product is whole without it. */
@Global()
@Module({})
export class DemoModule {
  static whole(): DynamicModule {
    return {
      module: DemoModule,
      imports: [PeopleModule, RequisitionsModule, ApplicationsModule, ScorecardsModule, ImportsModule, SignInModule],
      controllers: [DemoPages],
      providers: [DemoService, { provide: IS_DEMO, useValue: true }],
      exports: [IS_DEMO],
    };
  }
}
