import { Line, Nested, NestedList, OneOf, RecordId, PartialDate } from '../../../common/http/fields.js';
import { LIMITS } from '../../../common/limits.js';
import { SOURCES } from '../../../domain/index.js';
import type { HistoryEntry, Source } from '../../../domain/index.js';

/** One line of a career. Shown, never scored. */
export class HistoryEntryDto {
  @Line({ max: LIMITS.line, description: 'The position.', example: 'Staff Engineer' })
  readonly title: string;

  @Line({ max: LIMITS.line, description: 'Where.', example: 'Example Bank' })
  readonly organisation: string;

  @PartialDate({ description: 'Year, month or day.', example: '2014-03' })
  readonly from: string;

  @PartialDate({
    optional: true,
    nullable: true,
    description: 'Null or left out while it goes on.',
    example: '2021-06',
  })
  readonly to?: string | null;
}

/** A person. */
export class CandidateDto {
  @Line({ max: LIMITS.line, description: 'As the person writes it.', example: 'A. Candidate' })
  readonly name: string;

  @Line({
    max: LIMITS.email,
    optional: true,
    nullable: true,
    description: 'Where they can be reached. Somebody who signs in with this address never sees this application.',
    example: 'a.candidate@example.com',
  })
  readonly email?: string | null;

  @RecordId({
    optional: true,
    nullable: true,
    description: 'The account of a colleague who applies. Whoever signs in with it never sees this application.',
  })
  readonly personId?: string | null;
}

const HISTORY = { max: LIMITS.history, optional: true, description: 'Shown, never scored.' } as const;

/** A person for a requisition: somebody new by name, or a candidate who is known already by id. */
export class CreateApplicationDto {
  @Nested(() => CandidateDto, {
    optional: true,
    description: 'Somebody new. Exactly one of `candidate` and `candidateId` is given.',
  })
  readonly candidate?: CandidateDto;

  @RecordId({ optional: true, description: 'Somebody who applied before.' })
  readonly candidateId?: string;

  @OneOf(SOURCES, { description: 'From inside the company or from outside.', example: 'external' })
  readonly source: Source;

  @NestedList(() => HistoryEntryDto, HISTORY)
  readonly history?: HistoryEntryDto[];
}

/** What is to change; what is left out stays. */
export class UpdateApplicationDto {
  @Nested(() => CandidateDto, { optional: true, description: 'The person’s name, set right.' })
  readonly candidate?: CandidateDto;

  @OneOf(SOURCES, { optional: true, description: 'From inside the company or from outside.', example: 'internal' })
  readonly source?: Source;

  @NestedList(() => HistoryEntryDto, HISTORY)
  readonly history?: HistoryEntryDto[];
}

/** As the domain has it: null while it goes on. */
export function historyOf(entries: readonly HistoryEntryDto[]): readonly HistoryEntry[] {
  return entries.map(({ title, organisation, from, to }) => ({ title, organisation, from, to: to ?? null }));
}
