import { describe, expect, it } from '@jest/globals';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { SHORTLISTS } from './fixtures/shortlists.js';
import { FIXTURES } from './fixtures/states.js';
import { presentHiringBrief } from '../../src/modules/briefs/brief.presenter.js';
import { presentShortlistBrief } from '../../src/modules/briefs/shortlist.presenter.js';
import type { PageOneView } from '../../src/modules/briefs/view/page-one-view.js';
import { fits, PAGE_LEVELS } from '../../src/modules/briefs/view/page-fit.js';

const STYLES = readFileSync(join(import.meta.dirname, '../../templates/brief/20-page-one.css'), 'utf8');

function levelOf(page: PageOneView): (typeof PAGE_LEVELS)[number] {
  const level = PAGE_LEVELS.find(({ id }) => id === page.level);
  if (level === undefined) throw new Error(page.level);
  return level;
}

describe('the levels of page 1', () => {
  it.each(PAGE_LEVELS.map((level) => [level.id, level] as const))(
    '%s is set by the style sheet as it is counted here',
    (id, level) => {
      const rule = new RegExp(`\\.level-${id} \\{([^}]*)\\}`).exec(STYLES)?.[1] ?? '';
      const declared = Object.fromEntries(
        [...rule.matchAll(/--([a-z-]+): (\d+)/g)].map(([, name, value]) => [name, Number(value)]),
      );
      expect(declared).toEqual({
        gap: level.gap,
        'headline-size': level.headline.size,
        'headline-line': level.headline.line,
        'headline-lines': level.headline.lines,
        'why-lines': level.lines.why,
        'flag-lines': level.lines.flag,
        'quote-lines': level.lines.quote,
        'seat-lines': level.lines.seat,
        'question-lines': level.lines.question,
      });
    },
  );

  it('go from wide to tight in every measure', () => {
    PAGE_LEVELS.slice(1).forEach((level, index) => {
      const wider = PAGE_LEVELS[index];
      expect(level.gap).toBeLessThanOrEqual(wider?.gap ?? 0);
      expect(level.rowHeight).toBeLessThanOrEqual(wider?.rowHeight ?? 0);
      expect(level.headline.size).toBeLessThanOrEqual(wider?.headline.size ?? 0);
    });
  });
});

describe('page 1', () => {
  it.each(Object.keys(FIXTURES))('fits one page: %s', (name) => {
    const { page } = presentHiringBrief(FIXTURES[name]?.() as Parameters<typeof presentHiringBrief>[0]);
    expect(fits(page, levelOf(page))).toBe(true);
  });

  it('is set wide where little stands on it, and tight where much does', () => {
    const level = (name: string) =>
      presentHiringBrief(FIXTURES[name]?.() as Parameters<typeof presentHiringBrief>[0]).page.level;
    expect([level('drifted'), level('nothingYet')]).toEqual(['open', 'open']);
    expect(['tight', 'tighter', 'tightest']).toContain(level('overfull'));
  });

  it.each(Object.keys(SHORTLISTS))('of every candidate on a shortlist fits: %s', (name) => {
    const { pages } = presentShortlistBrief(SHORTLISTS[name]?.() as Parameters<typeof presentShortlistBrief>[0]);
    for (const page of pages) expect(fits(page, levelOf(page))).toBe(true);
  });
});
