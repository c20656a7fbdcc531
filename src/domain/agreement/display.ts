export type AgreementDisplay = 'hidden' | 'indicative' | 'shown';

/** Below this many applications agreement is hidden: an interval over so few says nothing. */
export const AGREEMENT_FROM = 10;
/** Below this many it is only indicative, and stands beside its bootstrap interval. */
export const AGREEMENT_SHOWN_FROM = 30;

/** Whether agreement over this many applications is hidden, indicative (with its bootstrap interval) or shown. */
export function agreementDisplay(applications: number): AgreementDisplay {
  if (applications < AGREEMENT_FROM) return 'hidden';
  return applications < AGREEMENT_SHOWN_FROM ? 'indicative' : 'shown';
}
