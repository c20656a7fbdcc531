import { Checks, normalisedEmail } from '../../common/checks.js';
import { Invalid, type FieldError } from '../../common/errors.js';
import { ROLES, type Role } from '../../domain/index.js';

export const PASSWORD = { min: 12, max: 1000 } as const;

/** What everybody tries first; the rest of a guesser's list is what the limits on signing in are for. */
const KNOWN_PASSWORDS: readonly string[] = [
  'password1234',
  'passwordpassword',
  '123456789012',
  '1234567890123',
  'qwertyuiop12',
  'adminadminadmin',
  'administrator',
  'letmeinletmein',
  'arcbriefarcbrief',
  'changemechangeme',
];

/** What is wrong with a new password, or null. Length is what counts (NIST SP 800-63B): no rules on kinds of characters. */
export function passwordProblem(
  password: string,
  { email, name }: { readonly email: string; readonly name: string },
): string | null {
  // As it is hashed: a letter and its accent are one character.
  const length = [...password.normalize('NFC')].length;
  if (length < PASSWORD.min)
    return `has fewer than ${PASSWORD.min} characters: three or four words that you can remember are best`;
  if (length > PASSWORD.max) return `has more than ${PASSWORD.max} characters`;
  if (/[\0\r\n]/.test(password)) return 'holds a line break or another control character';
  const plain = password.toLowerCase();
  if (new Set(plain).size < 4 || KNOWN_PASSWORDS.includes(plain)) return 'is one of those that everybody tries first';
  if (
    [email, email.split('@')[0] ?? '', name.toLowerCase()].some(
      (known) => known.length >= 4 && plain.replace(known, '').length < 6,
    )
  )
    return 'is little more than your name or address';
  return null;
}

/** What is wrong with somebody who is to be kept, by field. */
export function personProblems({
  email,
  name,
  roles,
}: {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
}): readonly FieldError[] {
  const checks = new Checks();
  checks.line('name', name);
  checks.email('email', normalisedEmail(email) ?? '');
  if (roles.length === 0) checks.add('roles', 'is empty: choose at least one role');
  for (const role of roles) if (!ROLES.includes(role)) checks.add('roles', `is not one of ${ROLES.join(', ')}`);
  return checks.problems;
}

/** @throws Invalid */
export function checkPerson(person: Parameters<typeof personProblems>[0]): void {
  const problems = personProblems(person);
  if (problems.length > 0) throw new Invalid('invalid-person', problems);
}
