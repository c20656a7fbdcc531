import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PagesBrowser } from '../support/pages-browser.js';
import { PageWorlds } from './support/page-worlds.js';
import { Visitor } from './support/visitor.js';
import { READ_WORDS, wordProblems, type PageWords } from './support/words.js';

const worlds = await PageWorlds.start();

describe('the words of every page', () => {
  let browser: PagesBrowser;
  let visitor: Visitor;

  beforeAll(async () => {
    browser = await PagesBrowser.start();
    visitor = await Visitor.start(browser);
  });
  afterAll(async () => {
    await visitor.close();
    await browser.stop();
    await worlds.stop();
  });

  it.each(worlds.sights.map((sight) => [sight.name, sight] as const))('%s', async (_, sight) => {
    await visitor.go(sight);
    const words = (await visitor.open.page.evaluate(READ_WORDS)) as PageWords;
    expect(words.text.length).toBeGreaterThan(100);
    expect([...new Set(wordProblems(words))]).toEqual([]);
  });
});

describe('words that collide', () => {
  const NOTHING: PageWords = { text: '', headings: [], figures: [], choices: [], digits: [], flags: [] };

  it.each([
    [{ text: 'The stage of this seat is Leader.' }, 'a stage that is no career stage'],
    [{ text: 'Two interviewers rated it 4 after the talk.' }, 'a rating without its word'],
    [{ text: 'An average of 4/5.' }, 'a rating as a fraction'],
    [{ text: 'A sign of borrowed auth.' }, 'borrowed authority cut short'],
    [{ headings: ['Briefs of this candidate'] }, 'a brief that is no hiring brief'],
    [{ figures: [{ figure: '4', within: 'Ana Ferreira 4' }] }, 'a figure without the word'],
    [{ figures: [{ figure: '4', within: 'Mixed 4' }] }, 'a figure without the word'],
    [{ choices: [{ value: '2', label: '2' }] }, 'a choice of 2'],
    [{ digits: [{ digit: '3', column: 'Rating' }] }, 'a cell that says 3 alone'],
    [{ flags: [{ name: 'Drifted', hasEvidence: false }] }, 'a flag without evidence'],
  ] as const)('are found: %j', (words, problem) => {
    expect(wordProblems({ ...NOTHING, ...words })).toEqual([expect.stringContaining(problem)]);
  });

  it.each([
    { text: 'Career stages: Builder. Its career stage. Stage-skip risk is low. STAGE SKIP' },
    { text: 'Anchors for 1, 3 and 5. 4 of 5 scorecards are in. Rated 3 criteria. Points to borrowed authority.' },
    { headings: ['Hiring brief', 'Earlier hiring briefs', 'Shortlist brief', 'Rated by 4 of 5'] },
    {
      figures: [
        { figure: '4', within: 'Mostly earned 4' },
        { figure: '81 %', within: '81 %' },
      ],
    },
    { digits: [{ digit: '3', column: 'Criteria' }] },
  ])('are not seen where there are none: %j', (words) => {
    expect(wordProblems({ ...NOTHING, ...words })).toEqual([]);
  });
});
