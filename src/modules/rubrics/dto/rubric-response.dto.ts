import { ApiProperty } from '@nestjs/swagger';
import { pageClass } from '../../../common/http/page.dto.js';
import type { Rubric } from '../../../domain/index.js';
import type { LoadedRubric } from '../rubric.reader.js';

/** A rubric, without what it says. */
export class RubricSummaryResponse {
  /** `id@version`: how requisitions and evaluation files name it. */
  @ApiProperty({ example: 'engineering-arc@1' })
  readonly reference: string;
  /** SHA-256 of its canonical form. */
  readonly sha256: string;
  readonly title: string;
  /** BCP 47. */
  @ApiProperty({ example: 'en' })
  readonly language: string;
}

/** A rubric whole. */
export class RubricResponse {
  /** `id@version`: how requisitions and evaluation files name it. */
  @ApiProperty({ example: 'engineering-arc@1' })
  readonly reference: string;
  /** SHA-256 of its canonical form. */
  readonly sha256: string;
  /** `arcbrief.rubric/1`. */
  @ApiProperty({ allOf: [{ $ref: '#/components/schemas/Rubric' }] })
  readonly rubric: Rubric;
}

/** A page of rubrics. */
export const RubricPage = pageClass(RubricSummaryResponse);

/** A rubric as a list shows it. */
export function rubricSummary({ reference, sha256, rubric }: LoadedRubric): RubricSummaryResponse {
  return { reference, sha256, title: rubric.title, language: rubric.language };
}

/** A rubric with all that it says. */
export function rubricResponse({ reference, sha256, rubric }: LoadedRubric): RubricResponse {
  return { reference, sha256, rubric };
}
