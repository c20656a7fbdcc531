import { Check, Entity, ForeignKey, Unique } from 'typeorm';
import { Id, Instant, Integer, Line, Seq, Sha256, Text } from '../../database/columns.js';

/** Why a calibration was made. */
export type CalibrationTrigger = 'nightly' | 'more-scorecards' | 'on-demand';

/** What all ratings on a rubric said at one moment. Never changed, never deleted (trigger). */
@Entity('calibrations')
@Unique('uq_calibrations_id', ['id'])
@Unique('uq_calibrations_number', ['rubric', 'number'])
@Check('ck_calibrations_number', '"number" >= 1')
@Check('ck_calibrations_trigger', `"trigger" IN ('nightly', 'more-scorecards', 'on-demand')`)
@Check('ck_calibrations_scorecards', '"scorecards" >= 1')
export class CalibrationRow {
  @Seq('calibrations') seq: number;
  @Id() id: string;
  @Instant('created_at') createdAt: string;
  @ForeignKey('RubricVersionRow', 'reference', {
    name: 'fk_calibrations_rubric',
    onDelete: 'RESTRICT',
    onUpdate: 'RESTRICT',
  })
  @Line('rubric', 300)
  rubric: string;
  /** 1, 2, … of its rubric. */
  @Integer('number') number: number;
  @Line('trigger', 20) trigger: CalibrationTrigger;
  @Line('engine', 40) engine: string;
  /** Over the pool's ratings in canonical order. */
  @Sha256('data_sha256') dataSha256: string;
  @Integer('scorecards') scorecards: number;
  @Integer('applications') applications: number;
  @Integer('interviewers') interviewers: number;
  /** The greatest `seq` of its revisions. */
  @Integer('newest_revision') newestRevision: number;
  /** JSON: which revisions of scorecards were in it, `[from, to]` of their `seq`, ascending. */
  @Text('members') members: string;
  /** JSON: `CalibrationRecord`. */
  @Text('record') record: string;
  /** JSON: `arcbrief.calibration/1`. */
  @Text('content') content: string;
  /** How many practice ratings were in it: they are never changed, so as many are the same. Null of one from before practice counted. */
  @Integer('practice_ratings', { nullable: true }) practiceRatings: number | null;
}
