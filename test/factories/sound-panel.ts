import type { Application, Assessment, RatingOrNotObserved } from '../../src/domain/index.js';
import { assessed } from './assessed.js';
import { application, requisition, scorecard } from './panel.js';
import { RUBRIC } from './rubric.js';

/** By criterion or by dimension, as `scorecard` takes them. */
export type Ratings = Readonly<Record<string, RatingOrNotObserved>>;
/** Everything earned, and kept. */
export const SOUND: Ratings = {
  builder: 5,
  'builder.reads-the-data': 4,
  leader: 4,
  'leader.judgement-held-up': 5,
  closeness: 4,
};

/** An application that three interviewers rated alike. */
export const panel = (id: string, given: Ratings, overrides: Partial<Application> = {}): Application =>
  application(
    id,
    ['ana', 'ben', 'carla'].map((who) => scorecard(RUBRIC, who, given)),
    overrides,
  );
export const forLeader = (...applications: readonly Application[]): Assessment =>
  assessed({ rubric: RUBRIC, requisition: requisition('leader'), applications });
