interface NoticeWords {
  readonly tone: 'done' | 'problem' | 'note';
  readonly text: string;
}

const done = (text: string): NoticeWords => ({ tone: 'done', text });

const problem = (text: string): NoticeWords => ({ tone: 'problem', text });
const note = (text: string): NoticeWords => ({ tone: 'note', text });

/** What a page may say of the request before it. One list, so that a cookie can name an entry and never bring words. */
export const NOTICES = {
  saved: done('Saved.'),
  'signed-out': done('You are signed out.'),
  'sign-in-again': problem('That took too long. Sign in again.'),
  'account-closed': problem('This account is closed. Choose the admin, who can open it again.'),
  'account-changed': problem('This account was changed while you signed in. Sign in again.'),
  'wrong-codes': problem(
    'Wrong codes were given for your account since you last signed in. If that was not you, somebody knows your password: change it.',
  ),
  'reset-asked': note(
    'If somebody with this address is here, a link is on its way to them. No more than three go out in an hour.',
  ),
  'reset-by-admin': note('This installation sends no mail. Ask an admin for a link.'),
  'name-changed': done('Your name is changed.'),
  'password-changed': done('Your password is changed, and your other sessions are ended. Your API tokens work on.'),
  'second-step-on': done('Signing in now needs a code from your app.'),
  'second-step-off': done('Signing in needs no code any more.'),
  'session-ended': done('The session is ended.'),
  'token-revoked': done('The token is worth nothing any more.'),
  'invitation-sent': done('The invitation is on its way.'),
  'link-sent': done('The link is on its way.'),
  'person-disabled': done('The account is closed. Sessions and tokens are worth nothing any more.'),
  'person-enabled': done('The account is open again.'),
  'scorecard-submitted': done('Your scorecard is in. You can read the others’ now.'),
  'scorecard-amended': done('The amendment stands, with its reason.'),
  'requisition-opened': done('The requisition is open.'),
  'requisition-closed': done('The requisition is closed.'),
  'requisition-reopened': done('The requisition is open again.'),
  'application-added': done('The candidate is added.'),
  'kits-assigned': done('The interview kits are assigned.'),
  'debrief-opened': done('The debrief is open.'),
  'decision-recorded': done('The decision is recorded beside the advice.'),
  'groups-imported': done('The answers are kept, apart from everything else.'),
  'groups-withdrawn': done('If there were answers of this applicant, they are gone.'),
  'candidate-erased': done('The candidate is erased. Older backups still hold them.'),
  'outcome-recorded': done('What you said is kept.'),
  'practice-rated': done('Your ratings are kept. Below they stand beside the key.'),
  'practice-rated-before': note(
    'You have rated this practice candidate before. What you rated first counts, and stands below.',
  ),
  'rubric-added': done('The rubric is added. Requisitions can be opened on it from now on.'),
  'calibration-begun': done('The calibration is on its way.'),
  assessed: done('The newest scorecards are assessed.'),
  'debrief-changed': done('Your rating is changed, beside the first one.'),
  'brief-issued': done('The hiring brief is issued.'),
} as const satisfies Readonly<Record<string, NoticeWords>>;

export type Notice = keyof typeof NOTICES;
