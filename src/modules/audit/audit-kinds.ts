import { RULES, type Action } from '../../domain/index.js';
import { DONE_WORDS, EARLY_ATTEMPTS, type AuditAction, type DoneAction } from '../access/audit-actions.js';

/** What one may look for: a word, and how what belongs to it begins; null for refusals of every sort. */
export const AUDIT_KINDS = {
  'signing-in': { label: 'Signing in', begins: ['sign-in', 'password:', 'second-step', 'session:', 'account:'] },
  people: { label: 'People and tokens', begins: ['person:', 'name:', 'token:', 'interviewer:'] },
  requisitions: {
    label: 'Requisitions and applications',
    begins: ['requisition:', 'application:', 'candidate:', 'erasure:'],
  },
  panels: { label: 'Panels and interview kits', begins: ['panel:', 'scorecard:', 'kit:'] },
  decisions: {
    label: 'Debriefs, decisions and briefs',
    begins: ['debrief:', 'decision:', 'outcome:', 'assessment:', 'brief:'],
  },
  rubrics: { label: 'Rubrics', begins: ['rubric:'] },
  figures: { label: 'Calibration and adverse impact', begins: ['calibration:', 'groups:', 'impact:'] },
  refused: { label: 'What was refused', begins: null },
} as const;

export type AuditKind = keyof typeof AUDIT_KINDS;

/** Everything that the trail can hold of a kind; null for no narrowing by what was done. */
export function actionsOf(kind: AuditKind): readonly AuditAction[] | null {
  const { begins } = AUDIT_KINDS[kind];
  if (begins === null) return null;
  const all = [...(Object.keys(DONE_WORDS) as DoneAction[]), ...(Object.keys(RULES) as Action[]), ...EARLY_ATTEMPTS];
  return [...new Set(all)].filter((action) => begins.some((beginning) => action.startsWith(beginning)));
}
