import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { assess } from '../../src/domain/index.js';
import { presentHiringBrief } from '../../src/modules/briefs/brief.presenter.js';
import { presentShortlistBrief } from '../../src/modules/briefs/shortlist.presenter.js';
import type { PageOneView } from '../../src/modules/briefs/view/page-one-view.js';
import { fits, PAGE_LEVELS } from '../../src/modules/briefs/view/page-fit.js';
import { parseEvaluation } from '../../src/modules/imports/evaluation-reader.js';
import { openRubricLibrary } from '../../src/modules/rubrics/rubric-library.js';

/** The examples, through the real engine: what it says must fit what the brief can show. */
const EXAMPLES = join(import.meta.dirname, '../../examples');
const library = openRubricLibrary();
const brief = { number: 'B-0012', generatedAt: '2026-11-22T09:40:00Z' };

function source(file: string): Parameters<typeof presentShortlistBrief>[0] {
  const evaluation = parseEvaluation(readFileSync(join(EXAMPLES, file), 'utf8'), file, (reference) =>
    library.find(reference),
  );
  const { rubric } = library.get(evaluation.rubric);
  const assessment = assess({ rubric, requisition: evaluation.requisition, applications: evaluation.applications });
  return { rubric, evaluation, assessment, brief };
}

function fitsItsLevel(page: PageOneView): boolean {
  return PAGE_LEVELS.some((level) => level.id === page.level && fits(page, level));
}

describe.each(readdirSync(EXAMPLES).filter((file) => file.endsWith('.yaml')))('%s', (file) => {
  const given = source(file);

  it.each(given.assessment.applications.map(({ id }) => id))(
    'gives a brief of %s whose page 1 is one page and loses no word of the route',
    (applicationId) => {
      const { page, evidence } = presentHiringBrief({ ...given, applicationId });
      expect(fitsItsLevel(page)).toBe(true);
      expect(page.headline).not.toContain('…');
      expect(page.why).not.toContain('…');
      for (const { why } of page.flags.shown) expect(why).not.toContain('…');
      for (const text of page.growOrBuy?.paragraphs ?? []) expect(text).not.toContain('…');
      for (const { text } of page.ask.questions) expect(text).not.toContain('…');
      expect(page.ask.questions.length).toBeGreaterThan(0);
      const rated =
        given.evaluation.applications
          .find(({ id }) => id === applicationId)
          ?.scorecards.flatMap(({ ratings }) => ratings) ?? [];
      expect(evidence.dimensions.flatMap(({ criteria }) => criteria.flatMap(({ entries }) => entries))).toHaveLength(
        rated.length,
      );
    },
  );

  it('gives a shortlist with a page for each candidate', () => {
    const view = presentShortlistBrief(given);
    expect(view.pages).toHaveLength(given.assessment.applications.length);
    expect(view.pages.every(fitsItsLevel)).toBe(true);
  });
});
