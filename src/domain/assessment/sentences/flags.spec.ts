import { describe, expect, test } from '@jest/globals';
import * as why from './flags.js';

describe('why a flag was raised, in full', () => {
  const skip = {
    seat: 'Leader',
    foundations: ['Builder'],
    someUnobserved: false,
    carriedBy: ['Builder (unproven)'],
    probability: 0.634,
  };
  const two = { ...skip, seat: 'Advisor', foundations: ['Builder', 'Leader'] };

  test.each([
    [why.stageSkipWhy(skip), 'Leader stands on Builder, and the chance that Builder is not earned is 63%.'],
    [
      why.stageSkipWhy(two),
      'Advisor stands on Builder and Leader, and the chance that at least one of them is not earned is 63%, because of Builder (unproven).',
    ],
    [
      why.stageSkipWhy({ ...two, carriedBy: [] }),
      'Advisor stands on Builder and Leader, and the chance that at least one of them is not earned is 63%.',
    ],
    [
      why.stageSkipWhy({ ...two, someUnobserved: true }),
      'Advisor stands on Builder and Leader, and, judged by what was observed alone, the chance that at least one of them is not earned is 63%, because of Builder (unproven).',
    ],
    [
      why.borrowedStageWhy('Leader', 3.5, 0.071),
      'Leader reads borrowed: the chance that it meets the bar of 3.5 is 7%.',
    ],
    [
      why.tellsWhy({ interviewers: 3, of: 'borrowed authority', tells: ['Leans on a title'] }),
      '3 interviewers ticked a sign of borrowed authority: “Leans on a title”.',
    ],
    [
      why.tellsWhy({ interviewers: 2, of: 'calcified knowledge', tells: ['Advises from memory', 'Signs on the demo'] }),
      '2 interviewers ticked a sign of calcified knowledge: “Advises from memory”; “Signs on the demo”.',
    ],
    [
      why.driftedWhy({ lowest: 'Builder', closeness: 'Closeness to the build', seat: 'Leader' }),
      'Builder is earned, but Closeness to the build is lost; a seat at the Leader career stage still gives a way to win it back.',
    ],
    [
      why.calcifiedWhy({ lowest: 'Builder', closeness: 'Closeness to the build', seat: 'Advisor' }),
      'Builder is earned, but Closeness to the build is lost, and a seat at the Advisor career stage gives no way to win it back.',
    ],
    [
      why.bottleneckWhy({ criteria: [{ name: 'Hands over ownership', estimate: 2.41 }], limit: 2.5, observed: true }),
      '“Hands over ownership” reads 2.4, and 2.5 or below points to a bottleneck: decisions may wait for this person.',
    ],
    [
      why.bottleneckWhy({
        criteria: [
          { name: 'Team ships without them', estimate: 0.8 },
          { name: 'Hands over ownership', estimate: 2.5 },
        ],
        limit: 2.5,
        observed: true,
      }),
      '“Team ships without them” reads 1.0 and “Hands over ownership” 2.5, and 2.5 or below points to a bottleneck: decisions may wait for this person.',
    ],
    [
      why.bottleneckWhy({
        criteria: [{ name: 'Hands over ownership', estimate: 2.41 }],
        limit: 2.5,
        observed: false,
      }),
      'What little was heard on “Hands over ownership” points to a bottleneck: decisions may wait for this person.',
    ],
    [
      why.unplannedPromotionWhy('Leader', 'unproven'),
      'Leader is unproven for this internal candidate, and the requisition has no transition plan.',
    ],
    [
      why.splitPanelWhy({
        dimension: 'Leader',
        higher: { interviewer: 'ana', mean: 4.6 },
        lower: { interviewer: 'ben', mean: 2.25 },
        widest: { name: 'Judgement held up', higher: 5, lower: 2 },
      }),
      'On Leader the panel is split: ana’s average 4.6, ben’s 2.3; on “Judgement held up” Earned (5) against Mostly borrowed (2).',
    ],
    [
      why.splitPanelWhy({
        dimension: 'Advisor',
        higher: { interviewer: 'Lena', mean: 4.3 },
        lower: { interviewer: 'Yusuf', mean: 2 },
        widest: null,
      }),
      'Lena and Yusuf rated different Advisor criteria: Lena’s average 4.3, Yusuf’s 2.0.',
    ],
    [
      why.unprobedClaimsWhy(7, 12),
      '7 of 12 ratings of Mostly earned (4) or Earned (5) on what the seat requires rest on the candidate’s word alone.',
    ],
    [
      why.unprobedClaimsWhy(1, 1),
      'The only rating of Mostly earned (4) or Earned (5) on what the seat requires rests on the candidate’s word alone.',
    ],
    [
      why.unprobedClaimsWhy(3, 3),
      'All 3 ratings of Mostly earned (4) or Earned (5) on what the seat requires rest on the candidate’s word alone.',
    ],
    [
      why.unprobedClaimsWhy(1, 2),
      '1 of 2 ratings of Mostly earned (4) or Earned (5) on what the seat requires rests on the candidate’s word alone.',
    ],
    [
      why.hingesOnOneWhy([{ interviewers: ['ana'], route: null, readings: ['Builder and Leader would be unproven'] }]),
      'Without ana, Builder and Leader would be unproven.',
    ],
    [
      why.hingesOnOneWhy([
        { interviewers: ['Agnes', 'Kofi'], route: 'pass for this seat', readings: ['Leader would be borrowed'] },
        { interviewers: ['Kofi'], route: null, readings: ['Closeness to the build would be uncertain'] },
      ]),
      'Without Agnes, or without Kofi, Leader would be borrowed and the route “pass for this seat”; without Kofi, Closeness to the build would be uncertain.',
    ],
    [
      why.hingesOnOneWhy([
        { interviewers: ['ana', 'ben', 'carla'], route: 'buy', readings: [] },
        { interviewers: ['deniz'], route: 'gather evidence', readings: ['Leader would be unproven'] },
      ]),
      'Without ana, or without ben, or without carla, the route would be “buy”; without deniz, Leader would be unproven and the route “gather evidence”.',
    ],
    [
      why.flatScoringWhy({
        interviewer: 'ana',
        rating: 4,
        criteria: 13,
        dimensions: ['Builder', 'Leader', 'Closeness to the build'],
      }),
      'ana gave Mostly earned (4) to each of the 13 criteria that they rated, across Builder, Leader and Closeness to the build.',
    ],
    [
      why.lateCorrectionWhy({ interviewer: 'Joana', changes: [{ criterion: 'Reads the data', from: 3, to: 4 }] }),
      'Joana changed “Reads the data” from Mixed (3) to Mostly earned (4) after another scorecard could be read.',
    ],
    [
      why.lateCorrectionWhy({
        interviewer: 'ana',
        changes: [
          { criterion: 'Reads the data', from: 3, to: 4 },
          { criterion: 'Reads the work', from: 'not-observed', to: 1 },
        ],
      }),
      'ana changed “Reads the data” from Mixed (3) to Mostly earned (4) and “Reads the work” from Not observed to Borrowed (1) after another scorecard could be read.',
    ],
    [
      why.lateCorrectionWhy({
        interviewer: 'ana',
        changes: ['A', 'B', 'C', 'D'].map((criterion) => ({ criterion, from: 2, to: 3 }) as const),
      }),
      'ana changed “A” from Mostly borrowed (2) to Mixed (3), “B” from Mostly borrowed (2) to Mixed (3) and 2 more ratings after another scorecard could be read.',
    ],
  ])('%s', (said, expected) => {
    expect(said).toBe(expected);
  });

  const thin = {
    dimension: 'Leader',
    interviewers: 2,
    interviewersNeeded: 2,
    rated: 3,
    criteria: 5,
    ratedNeeded: 3,
    couldNotSay: [],
  };
  test.each([
    [{ interviewers: 0, rated: 0 }, 'Leader is not observed: rated by nobody.'],
    [
      { interviewers: 0, rated: 0, couldNotSay: ['ana', 'ben'] },
      'Leader is not observed: rated by nobody; ana and ben could not say.',
    ],
    [{ interviewers: 1 }, 'Leader is not observed: only 1 interviewer rated it, where 2 are needed.'],
    [{ rated: 2 }, 'Leader is not observed: only 2 of its 5 criteria have a rating, where 3 are needed.'],
    [{ rated: 1 }, 'Leader is not observed: only 1 of its 5 criteria has a rating, where 3 are needed.'],
    [
      { interviewers: 1, rated: 2 },
      'Leader is not observed: only 1 interviewer rated it, where 2 are needed, and only 2 of its 5 criteria have a rating, where 3 are needed.',
    ],
  ])('thin evidence %j', (lacks, expected) => {
    expect(why.thinEvidenceWhy({ ...thin, ...lacks })).toBe(expected);
  });
});
