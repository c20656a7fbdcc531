import { group, list, optionalText, text } from '../../common/documents/lenient.js';
import type { Issue } from '../../common/documents/issue.js';
import type { Segments } from '../../common/documents/path.js';
import { isAfter, partialDateProblem, timestampProblem, toUtc } from '../../common/documents/timestamp.js';
import { show, suggestion } from '../../common/documents/words.js';
import { dimensionsOf, rubricReference } from '../../domain/index.js';
import type { Rubric } from '../../domain/index.js';
import { ratingIssues, tellIssues } from './scorecard-checks.js';
import { partialDate } from './evaluation-mapping.js';

/**
 * What a schema cannot say about an evaluation: ids that repeat, names that the rubric does not know, times out of
 * order. Reads plain data without complaint about its form; that is the schema's part.
 *
 * @param rubric null when it is not known; then nothing is compared with it.
 */
export function evaluationIssues(data: unknown, rubric: Rubric | null): readonly Issue[] {
  const root = group(data);
  const applications = list(root.applications);
  return [
    ...requisitionIssues(root.requisition, rubric),
    ...duplicates(applications, {
      at: ['applications'],
      key: 'id',
      sentence: (id) => `the id ${id} belongs to another application already; ids are unique`,
    }),
    ...applications.flatMap((application, index) => applicationIssues(application, ['applications', index], rubric)),
  ];
}

function requisitionIssues(data: unknown, rubric: Rubric | null): Issue[] {
  const requisition = group(data);
  if (rubric === null) return [];
  const issues: Issue[] = [];
  const stages = rubric.stages.map(({ id }) => id);
  const stage = optionalText(requisition.stage);
  if (stage !== null && !stages.includes(stage)) {
    const message = `${show(stage)} is no career stage of ${rubricReference(rubric)}${suggestion(stage, stages, 'its career stages are')}`;
    issues.push({ segments: ['requisition', 'stage'], message });
  }
  const dimensions = dimensionsOf(rubric);
  for (const dimension of Object.keys(group(group(requisition.economics).growthWeeks))) {
    if (dimensions.includes(dimension)) continue;
    const message = `${show(dimension)} is no dimension of ${rubricReference(rubric)}${suggestion(dimension, dimensions, 'its dimensions are')}`;
    issues.push({ segments: ['requisition', 'economics', 'growthWeeks', dimension], message });
  }
  return issues;
}

function applicationIssues(data: unknown, at: Segments, rubric: Rubric | null): Issue[] {
  const application = group(data);
  const scorecards = list(application.scorecards);
  return [
    ...list(application.history).flatMap((entry, index) => historyIssues(entry, [...at, 'history', index])),
    ...duplicates(scorecards, {
      at: [...at, 'scorecards'],
      key: 'interviewer',
      sentence: (id) =>
        `the interviewer ${id} has a scorecard for this application already; keep one, and write later changes as amendments`,
    }),
    ...scorecards.flatMap((scorecard, index) => scorecardIssues(scorecard, [...at, 'scorecards', index], rubric)),
  ];
}

function historyIssues(data: unknown, at: Segments): Issue[] {
  const { from, to } = group(data);
  const [start, end] = [partialDate(from), partialDate(to)];
  if (start === null || end === null || partialDateProblem(start) !== null || partialDateProblem(end) !== null)
    return [];
  return isAfter(start, end) ? [{ segments: [...at, 'to'], message: `${end} lies before the start, ${start}` }] : [];
}

function scorecardIssues(data: unknown, at: Segments, rubric: Rubric | null): Issue[] {
  const scorecard = group(data);
  return [
    ...contentIssues(scorecard, at, rubric),
    ...amendmentOrder(scorecard, at),
    ...list(scorecard.amendments).flatMap((amendment, index) =>
      contentIssues(group(group(amendment).before), [...at, 'amendments', index, 'before'], rubric),
    ),
  ];
}

function contentIssues(content: Readonly<Record<string, unknown>>, at: Segments, rubric: Rubric | null): Issue[] {
  const ratings = list(content.ratings);
  return [
    ...tellIssues(list(content.tells), [...at, 'tells'], rubric),
    ...duplicates(ratings, {
      at: [...at, 'ratings'],
      key: 'criterion',
      sentence: (id) => `the criterion ${id} is rated on this scorecard already; keep one rating`,
    }),
    ...ratings.flatMap((rating, index) => ratingIssues(group(rating), [...at, 'ratings', index], rubric)),
  ];
}

function amendmentOrder(scorecard: Readonly<Record<string, unknown>>, at: Segments): Issue[] {
  const issues: Issue[] = [];
  const submitted = moment(scorecard.submittedAt);
  let latest = submitted;
  list(scorecard.amendments).forEach((amendment, index) => {
    const time = moment(group(amendment).at);
    if (time === null) return;
    const segments = [...at, 'amendments', index, 'at'];
    if (submitted !== null && time.at < submitted.at) {
      issues.push({
        segments,
        message: `${time.text} lies before the submission at ${submitted.text}; only a submitted scorecard can be amended`,
      });
      return;
    }
    if (latest !== null && time.at < latest.at) {
      issues.push({
        segments,
        message: `${time.text} lies before the amendment above, ${latest.text}; put the amendments in order, oldest first`,
      });
      return;
    }
    latest = time;
  });
  return issues;
}

function moment(value: unknown): { readonly at: number; readonly text: string } | null {
  const written = optionalText(value);
  if (written === null || timestampProblem(written) !== null) return null;
  return { at: Date.parse(toUtc(written)), text: toUtc(written) };
}

interface DuplicateOptions {
  readonly at: Segments;
  readonly key: string;
  readonly sentence: (shown: string) => string;
}

function duplicates(entries: readonly unknown[], { at, key, sentence }: DuplicateOptions): Issue[] {
  const seen = new Set<string>();
  return entries.flatMap((entry, index) => {
    const id = text(group(entry)[key]);
    if (id === '') return [];
    if (seen.has(id)) return [{ segments: [...at, index, key], message: sentence(show(id)) }];
    seen.add(id);
    return [];
  });
}
