import { blankProblem, lineProblem, textProblem } from './documents/text.js';
import { Invalid, type FieldError } from './errors.js';
import { LIMITS } from './limits.js';

/** As browsers check it (HTML, "valid e-mail address"), and with letters of any script before the @. */
const EMAIL =
  /^[\p{L}\p{N}.!#$%&'*+/=?^_`{|}~-]+@[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?(?:\.[\p{L}\p{N}](?:[\p{L}\p{N}-]{0,61}[\p{L}\p{N}])?)*$/u;

/** As addresses are kept and compared; null for none. */
export function normalisedEmail(email: string | null | undefined): string | null {
  const trimmed = email?.trim().normalize('NFC').toLowerCase() ?? '';
  return trimmed === '' ? null : trimmed;
}

/** Gathers all that is wrong with what was sent, so that it is said at once. */
export class Checks {
  private readonly found: FieldError[] = [];

  get problems(): readonly FieldError[] {
    return this.found;
  }

  /** One more thing that is wrong. */
  add(path: string, message: string): void {
    this.found.push({ path, message });
  }

  /** A line that says something. */
  line(path: string, value: string, max: number = LIMITS.line): void {
    const problem = lineProblem(value) ?? blankProblem(value);
    if (problem !== null) this.add(path, problem);
    this.length(path, value, max);
  }

  /** Several lines that say something; one that has nothing to say is null instead. */
  text(path: string, value: string, max: number = LIMITS.text): void {
    const problem = textProblem(value) ?? blankProblem(value);
    if (problem !== null) this.add(path, problem);
    this.length(path, value, max);
  }

  /** An address of one mailbox; whether it takes mail, only a mail can tell. */
  email(path: string, value: string): void {
    this.line(path, value, LIMITS.email);
    if (!EMAIL.test(value)) this.add(path, 'is no e-mail address');
  }

  /** A number of a closed range. */
  number(path: string, value: number, [least, most]: readonly [number, number]): void {
    if (!Number.isFinite(value) || value < least || value > most)
      this.add(path, `is not a number from ${least} to ${most}`);
  }

  /** @throws Invalid with every problem, if there is one. */
  throwIfAny(code: string): void {
    if (this.found.length > 0) throw new Invalid(code, this.found);
  }

  private length(path: string, value: string, max: number): void {
    // Code points, as both databases count; only long strings need counting.
    if (value.length > max && [...value].length > max) this.add(path, `is longer than ${max} characters`);
  }
}
