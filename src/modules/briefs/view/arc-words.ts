import type { ApplicationAssessment, ReadingStatus, Rubric } from '../../../domain/index.js';
import { dimensionName, requiredDimensions } from '../../../domain/index.js';
import { percent, scaleFigure } from './rounding.js';
import { midSentence, statusWord } from './wording.js';

const THREAD_WORDS = {
  earned: 'unbroken',
  kept: 'unbroken',
  unproven: 'frayed',
  uncertain: 'frayed',
  borrowed: 'broken',
  lost: 'broken',
  unobserved: 'drawn as dots',
} as const satisfies Record<ReadingStatus, string>;

/** The arc picture in words: everything that it shows, from the bottom of the stack upwards. */
export function arcAlternative(input: {
  readonly rubric: Rubric;
  readonly seat: string;
  readonly application: ApplicationAssessment;
}): string {
  const { rubric, seat, application } = input;
  const seatIndex = rubric.stages.findIndex(({ id }) => id === seat);
  const layers = rubric.stages.map((stage, index) => {
    const place = index === seatIndex ? ', the seat' : index > seatIndex ? ', above the seat and not needed' : '';
    return `${stage.name}${place}: ${readingInWords(application, stage.id)}.`;
  });
  const missing = rubric.stages.slice(0, seatIndex).find(({ id }) => application.readings[id]?.status === 'borrowed');
  const falls = missing === undefined ? [] : [`${missing.name} is missing, so what stands above it is drawn falling.`];
  return [
    `The stack of career stages from the bottom up, on the scale from 1, Borrowed, to 5, Earned, with the bar at ${scaleFigure(rubric.thresholds.bar)}.`,
    ...layers,
    ...falls,
    ...threadInWords(rubric, seat, application),
  ].join(' ');
}

function threadInWords(rubric: Rubric, seat: string, application: ApplicationAssessment): readonly string[] {
  if (rubric.closeness === null) return [];
  const status = application.readings[rubric.closeness.id]?.status ?? 'unobserved';
  const needed = requiredDimensions(rubric, seat).includes(rubric.closeness.id);
  if (!needed && status === 'unobserved') return [];
  const name = dimensionName(rubric, rubric.closeness.id);
  return [
    `${name}, the thread through the stack: ${readingInWords(application, rubric.closeness.id)}; the thread is ${THREAD_WORDS[status]}.`,
  ];
}

/** "earned, 4.3, 80 % interval 4.0 to 4.6" or "not observed". */
export function readingInWords(application: ApplicationAssessment, dimension: string): string {
  const reading = application.readings[dimension];
  if (reading === undefined || reading.status === 'unobserved') return 'not observed';
  const [low, high] = reading.interval80;
  return `${midSentence(statusWord(reading.status).word)}, ${scaleFigure(reading.estimate)}, ${percent(0.8)} interval ${scaleFigure(low)} to ${scaleFigure(high)}`;
}

/** One line under the picture: what earned and borrowed mean in chance, and what the thread is. */
export function arcLegend({ thresholds, closeness }: Rubric, threaded: boolean): string {
  const { bar, confidence } = thresholds;
  const words = `Earned: at least ${percent(confidence)} likely to stand at the bar of ${scaleFigure(bar)}; borrowed: at most ${percent(1 - confidence)}.`;
  return threaded && closeness !== null ? `${words} The thread: closeness, kept or lost.` : words;
}
