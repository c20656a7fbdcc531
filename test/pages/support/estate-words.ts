import type { Rating, RatingValue, Rubric } from '../../../src/domain/index.js';

/** What is written in an estate: what people usually write, or as much of it as goes in. */
export type Words = 'typical' | 'overfull';

const CANDIDATES = [
  'Łukasz Nguyễn',
  'Ωμέγα Παπαδοπούλου',
  '王小明',
  'Anita Desai',
  'Tomás Ó Súilleabháin',
  'Zoë Müller',
];

/** Of 80 characters each, two of them from right to left. */
const LONG_NAMES = [
  'Maximiliana Konstantinopoulou-Featherstonehaugh von Hohenberg zu Bad Schussenrie',
  'عبد الرحمن بن محمد بن عبد العزيز بن عبد الله آل الشيخ الأندلسي القرطبي ثم المغرب',
  'אברהם יצחק בן־יעקב הכהן מירושלים עיר הקודש תיבנה ותיכונן במהרה בימינו אמן ואמן ס',
  'Wolfeschlegelsteinhausenbergerdorffvoralternwarengewissenhaftschaferswessenschaf',
];

/** The name of the candidate with this number. */
export function candidateName(words: Words, index: number): string {
  const names = words === 'overfull' ? LONG_NAMES : CANDIDATES;
  const round = Math.floor(index / names.length);
  const name = names[index % names.length] ?? '';
  return words === 'overfull' || round === 0 ? name : `${name} ${round + 1}`;
}

/** The name of the interviewer with this number. */
export function interviewerName(words: Words, index: number): string {
  return words === 'overfull' ? (LONG_NAMES[(index + 1) % LONG_NAMES.length] ?? '') : `Interviewer ${index + 1}`;
}

export function requisitionTitle(words: Words, index: number): string {
  const seat = index === 0 ? 'Engineering Manager, Payments' : `Engineering Manager, Team ${index + 1}`;
  return words === 'typical' ? seat : `${seat}, and everything that touches settlement, ledgers and reconciliation`;
}

/** Deep in what the rubric says of such a rating, so that pages are as full as real ones. */
export function ratingsOf(
  rubric: Rubric,
  {
    words,
    application,
    interviewer,
  }: { readonly words: Words; readonly application: number; readonly interviewer: number },
): readonly Rating[] {
  return rubric.criteria.map((criterion, index): Rating => {
    const draw = (application * 7 + interviewer * 3 + index * 5) % 11;
    if (draw === 10) return { criterion: criterion.id, rating: 'not-observed', verification: null, evidence: null };
    const value = (1 + (draw % 5)) as RatingValue;
    const anchor = criterion.anchors[value <= 2 ? 1 : value >= 4 ? 5 : 3];
    const verification = (['claimed', 'probed', 'corroborated'] as const)[draw % 3] ?? 'claimed';
    const evidence = words === 'typical' ? `Asked “${criterion.questions[0]}” Heard: ${anchor}` : overfull(anchor);
    return { criterion: criterion.id, rating: value, verification, evidence };
  });
}

/** 2,000 characters, with a word that fits on no line. */
function overfull(text: string): string {
  const path = `https://wiki.example.com/${'payments-ledger-reconciliation-'.repeat(8)}`;
  return `${path}\n${`${text} `.repeat(Math.ceil(2_000 / text.length))}`.slice(0, 1_999) + '.';
}
