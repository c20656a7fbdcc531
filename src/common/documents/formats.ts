import { blankProblem, lineProblem, textProblem } from './text.js';
import { partialDateProblem, timestampProblem } from './timestamp.js';

/** Formats that the schemas use, each as "what is wrong with it, or null". */
export const FORMATS: Readonly<Record<string, (text: string) => string | null>> = {
  'date-time': timestampProblem,
  'partial-date': partialDateProblem,
  'one-line': (text) => lineProblem(text) ?? blankProblem(text),
  text: (text) => textProblem(text) ?? blankProblem(text),
};
