interface NoticeWords {
  readonly tone: 'done' | 'problem' | 'note';
  readonly text: string;
}

const done = (text: string): NoticeWords => ({ tone: 'done', text });

/** What a page may say of the request before it. One list, so that a cookie can name an entry and never bring words. */
export const NOTICES = {
  saved: done('Saved.'),
  'signed-out': done('You are signed out.'),
  'scorecard-submitted': done('Your scorecard is in. You can read the others’ now.'),
  'scorecard-amended': done('The amendment stands, with its reason.'),
  'requisition-opened': done('The requisition is open.'),
  'requisition-closed': done('The requisition is closed.'),
  'requisition-reopened': done('The requisition is open again.'),
  'application-added': done('The candidate is added.'),
  'kits-assigned': done('The interview kits are assigned.'),
  'debrief-opened': done('The debrief is open.'),
  'decision-recorded': done('The decision is recorded beside the advice.'),
  'rubric-added': done('The rubric is added. Requisitions can be opened on it from now on.'),
  assessed: done('The newest scorecards are assessed.'),
  'debrief-changed': done('Your rating is changed, beside the first one.'),
  'brief-issued': done('The hiring brief is issued.'),
} as const satisfies Readonly<Record<string, NoticeWords>>;

export type Notice = keyof typeof NOTICES;
