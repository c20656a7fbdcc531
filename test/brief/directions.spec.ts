import { describe, expect, it } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Assessment, Flag } from '../../src/domain/index.js';
import type { HiringBriefView } from '../../src/modules/briefs/brief.presenter.js';
import { presentHiringBrief } from '../../src/modules/briefs/brief.presenter.js';
import { named } from '../../src/modules/briefs/view/prose.js';
import { flag } from './fixtures/assessments.js';
import { application } from './fixtures/panels.js';
import { panel } from './fixtures/state.js';
import { changed } from './fixtures/inputs.js';

/** What a strict reader of the brief must not stumble over: names that are written from right to left. */
const OMAR = 'عمر الحداد';
const NUR = 'نور الدين';
const ISOLATED = (name: string) => `\u2068${name}\u2069`;

/** A brief whose candidate and one interviewer write from right to left. */
function rightToLeft(seat: Partial<Assessment['seat']>, flags: readonly Flag[] = []): HiringBriefView {
  const scorecards = panel({ builder: 4, leader: 4, closeness: 4 }, [NUR, 'Ana', 'Sol']);
  const input = changed('allEarned', { candidate: OMAR, flags, robustness: ROBUST }, seat);
  return presentHiringBrief({
    ...input,
    evaluation: { ...input.evaluation, applications: [application({ id: 'app-1', name: OMAR, scorecards })] },
  });
}
const ROBUST = { hingesOn: [NUR, 'Ana'], adjustmentChangesRoute: false, wouldTurnIt: `${NUR} would turn it.` } as const;

describe('a name from right to left', () => {
  it.each([
    ['grow', { route: 'grow', inside: ['app-1'], outside: [] }],
    ['buy', { route: 'buy', inside: [], outside: ['app-1'] }],
  ] as const)('does not carry the sentence around it along: %s', (_route, seat) => {
    const { page, explain } = rightToLeft({ ...seat, why: `${OMAR} can take the seat.` });
    expect(page.facts.at(-1)?.value).toBe(`${ISOLATED(NUR)} and Ana`);
    expect(explain.turns.join(' ')).toContain(`Without ${ISOLATED(NUR)} and Ana`);
    expect(explain.turns[0]).toBe(`${ISOLATED(NUR)} would turn it.`);
  });

  it('is isolated in the sentence of a seat on hold, at its beginning too', () => {
    const why = `Nobody can take it yet. ${OMAR} is nearest: it would take two more interviewers.`;
    const { page } = rightToLeft({ route: 'hold', why });
    expect(page.growOrBuy?.paragraphs[0]).toContain(`yet. ${ISOLATED(OMAR)} is nearest`);
  });

  it('is isolated where a flag names an interviewer, first word or not', () => {
    const { page } = rightToLeft({}, [
      flag('late-correction', 'note', { why: `${NUR} changed two ratings after Ana’s scorecard could be read.` }),
      flag('hinges-on-one', 'caution', { why: `Without ${NUR}’s scorecard Leader would be unproven.` }),
    ]);
    expect(page.flags.shown.map(({ why }) => why)).toEqual([
      `Without ${ISOLATED(NUR)}’s scorecard Leader would be unproven.`,
      `${ISOLATED(NUR)} changed two ratings after Ana’s scorecard could be read.`,
    ]);
  });

  it('leaves a name that runs with the sentence as it is', () => {
    expect([named('Ana'), named(OMAR)]).toEqual(['Ana', ISOLATED(OMAR)]);
  });

  it('meets no template that would let a sentence of ours take its direction', () => {
    const partials = join(import.meta.dirname, '../../templates/partials');
    const ours =
      /class="(why|why page-why|grow-text|flag-why|fact-value|turning|hang-lead|headline|legend|lead|notice-text|field-hint|field-error|timeline-what)"[^>]* dir="auto"/;
    const files = readdirSync(partials, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.hbs'));
    expect(files).toContain('page/notice.hbs');
    for (const file of files) expect(readFileSync(join(partials, file), 'utf8')).not.toMatch(ours);
  });
});
