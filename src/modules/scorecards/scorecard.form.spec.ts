import { describe, expect, it } from '@jest/globals';
import { FormFields } from '../../common/http/form-fields.js';
import { RUBRIC as rubric } from '../../../test/factories/rubric.js';
import { missing, readScorecardForm, reasonProblem, unstorable } from './scorecard.form.js';
import { draftOf, inputOf, withRest } from './view/scorecard-input.js';

const [first = '', second = '', third = ''] = rubric.criteria.map(({ id }) => id);
const nameOf = (id: string): string => rubric.criteria.find((criterion) => criterion.id === id)?.name ?? '';

function read(fields: Readonly<Record<string, string>>) {
  return readScorecardForm(FormFields.parse(new URLSearchParams({ version: '3', ...fields }).toString()), rubric);
}

describe('the form of a scorecard', () => {
  it('reads what was typed and chosen, and which version it was made from', () => {
    const { input, version, task } = read({ do: 'submit', [`rating.${first}`]: '4', [`evidence.${first}`]: 'Seen.' });
    expect({ version, task }).toEqual({ version: 3, task: 'submit' });
    expect(input.criteria.get(first)).toEqual({ rating: 4, verification: 'claimed', evidence: 'Seen.' });
    expect(input.criteria.get(second)).toEqual({ rating: null, verification: 'claimed', evidence: '' });
  });

  it.each([
    [{ [`rating.${first}`]: '6' }],
    [{ [`verification.${first}`]: 'sworn' }],
    [{ recommendation: 'maybe' }],
    [{ do: 'publish' }],
    [{ version: '0' }],
    [{ 'pick.tells': 'neither' }],
  ])('refuses what none of our pages sends: %j', (fields) => {
    expect(() => read(fields)).toThrow(/^The form /);
  });

  it('comes back from the draft as it was, rated or not', () => {
    const { input } = read({
      [`rating.${first}`]: '4',
      [`verification.${first}`]: 'probed',
      [`evidence.${first}`]: 'Seen.\n',
      [`evidence.${second}`]: 'Not rated yet.',
      [`rating.${third}`]: 'not-observed',
      'evidence.builder.gone': 'Of a criterion that the rubric has no more.',
      keyTakeaway: 'Once more.',
      recommendation: 'yes',
    });
    expect(inputOf(draftOf(input), rubric)).toEqual(input);
  });

  it('says what is missing in whole sentences', () => {
    const { input } = read({
      [`rating.${first}`]: '4',
      [`evidence.${first}`]: ' \n',
      [`evidence.${third}`]: 'Heard.',
      'evidence.builder.gone': 'Old.',
    });
    expect([...missing(input, rubric, [first, second])]).toEqual([
      [`evidence.${first}`, `Write the evidence for “${nameOf(first)}”: what the candidate said or showed.`],
      [`rating.${second}`, `Rate “${nameOf(second)}”, or mark it as not observed.`],
      [`rating.${third}`, `Rate “${nameOf(third)}”: there is evidence for it, and no rating.`],
      ['evidence.builder.gone', 'The rubric has no “builder.gone” any more: move what is written there, and empty it.'],
    ]);
  });

  it('counts characters as people do, and says which text is too long', () => {
    expect(unstorable(read({ [`evidence.${first}`]: '😀'.repeat(20_000) }).input, rubric).size).toBe(0);
    expect([...unstorable(read({ keyTakeaway: 'x'.repeat(20_001) }).input, rubric)]).toEqual([
      ['keyTakeaway', 'The key takeaway is longer than 20,000 characters. Shorten it.'],
    ]);
  });

  it('marks what is open in the kit as not observed, and nothing else', () => {
    const { criteria } = withRest(read({ [`evidence.${second}`]: 'Heard.' }).input, [first, second]);
    expect([first, second, third].map((id) => criteria.get(id)?.rating)).toEqual(['not-observed', null, null]);
  });

  it('asks an amendment for its reason', () => {
    expect(reasonProblem(' ')).toBe('Say why you amend your scorecard: the reason stays with it.');
    expect(reasonProblem('Mixed up two candidates.')).toBeNull();
  });
});
