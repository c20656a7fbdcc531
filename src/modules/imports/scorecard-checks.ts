import { optionalText } from '../../common/documents/lenient.js';
import type { Issue } from '../../common/documents/issue.js';
import type { Segments } from '../../common/documents/path.js';
import { isBlank } from '../../common/documents/text.js';
import { show, suggestion } from '../../common/documents/words.js';
import { rubricReference } from '../../domain/index.js';
import type { Rubric } from '../../domain/index.js';

/** Tells that the rubric does not list, or that are ticked twice. */
export function tellIssues(tells: readonly unknown[], at: Segments, rubric: Rubric | null): Issue[] {
  return tells.flatMap((entry, index) => {
    const tell = optionalText(entry);
    if (tell === null) return [];
    const segments = [...at, index];
    if (tells.indexOf(entry) < index)
      return [{ segments, message: `the tell ${show(tell)} is ticked twice; keep one` }];
    const known = rubric?.tells.map(({ id }) => id) ?? [];
    if (rubric === null || known.includes(tell)) return [];
    return [
      {
        segments,
        message: `${show(tell)} is no tell of ${rubricReference(rubric)}${suggestion(tell, known, 'its tells are')}`,
      },
    ];
  });
}

/** A criterion that the rubric does not have; evidence that is owed, or verification of what nobody saw. */
export function ratingIssues(rating: Readonly<Record<string, unknown>>, at: Segments, rubric: Rubric | null): Issue[] {
  return [...criterionIssues(rating, at, rubric), ...evidenceIssues(rating, at)];
}

function criterionIssues(rating: Readonly<Record<string, unknown>>, at: Segments, rubric: Rubric | null): Issue[] {
  const criterion = optionalText(rating.criterion);
  if (criterion === null || rubric === null) return [];
  const known = rubric.criteria.map(({ id }) => id);
  if (known.includes(criterion)) return [];
  const message = `${show(criterion)} is no criterion of ${rubricReference(rubric)}${suggestion(criterion, known, 'its criteria are')}`;
  return [{ segments: [...at, 'criterion'], message }];
}

function evidenceIssues(rating: Readonly<Record<string, unknown>>, at: Segments): Issue[] {
  const evidence = optionalText(rating.evidence);
  if (evidence !== null && isBlank(evidence)) {
    return [{ segments: [...at, 'evidence'], message: 'is blank; write what the candidate said or showed' }];
  }
  if (rating.rating === 'not-observed') {
    const verification = optionalText(rating.verification);
    // "claimed" is what a rating without the key has, so a program that writes every key says nothing by it.
    if (verification === null || verification === 'claimed') return [];
    return [
      {
        segments: [...at, 'verification'],
        message: `nothing was observed, so nothing can be ${verification}; remove the key, or give a rating`,
      },
    ];
  }
  if (typeof rating.rating !== 'number' || (rating.evidence !== undefined && rating.evidence !== null)) return [];
  const message = `a rating of ${rating.rating} has no evidence; write what the candidate said or showed, or rate it not-observed`;
  return [{ segments: [...at, 'evidence'], message }];
}
