import { createParamDecorator } from '@nestjs/common';
import type { ExecutionContext } from '@nestjs/common';
import type { Request } from 'express';
import { normaliseText, textProblem } from '../documents/text.js';
import { HttpProblem } from './problem.js';
import type { FieldProblem } from './problem.js';

export const FORM_TYPE = 'application/x-www-form-urlencoded';

/** Room for a scorecard of sixty criteria, with what stands beside each rating, and for what a browser adds. */
const PARAMETERS = 1000;
/** An id of a rubric, with what says which field of it is meant. */
const NAME_LENGTH = 120;
const REPORTED = 50;

/**
 * What a form sent: texts under names, nothing else. Text is as the API takes it (normal form C, "\n" for a line
 * break, no control characters); whether it is a rating or a date is for the module's form to say.
 */
export class FormFields {
  /** A map, because "constructor" and "__proto__" are names like any other. */
  private constructor(private readonly values: ReadonlyMap<string, readonly string[]>) {}

  /** @throws HttpProblem for what is no form, or holds what no text may hold. */
  static parse(body: string): FormFields {
    const pairs = body === '' ? [] : body.split('&');
    if (pairs.length > PARAMETERS) throw new HttpProblem('too-large', `A form has at most ${PARAMETERS} fields.`);
    const values = new Map<string, string[]>();
    const problems: FieldProblem[] = [];
    for (const pair of pairs) {
      const equals = pair.indexOf('=');
      const name = decoded(equals < 0 ? pair : pair.slice(0, equals));
      const value = normaliseText(equals < 0 ? '' : decoded(pair.slice(equals + 1)));
      const wrongName = nameProblem(name);
      if (wrongName !== null) problems.push({ path: '', message: wrongName });
      else {
        const problem = textProblem(value);
        if (problem !== null) problems.push({ path: name, message: problem });
        values.set(name, [...(values.get(name) ?? []), value]);
      }
    }
    if (problems.length === 0) return new FormFields(values);
    throw new HttpProblem('invalid-request', 'The form holds characters that cannot be kept.', {
      errors: problems.slice(0, REPORTED),
    });
  }

  /**
   * The one value of a field; '' when the field was not sent, as a browser sends nothing for what is not ticked.
   *
   * @throws HttpProblem when it was sent twice: which of the two was meant is not ours to guess.
   */
  text(name: string): string {
    const values = this.list(name);
    if (values.length > 1) throw new HttpProblem('invalid-request', 'A field that has one value was sent twice.');
    return values[0] ?? '';
  }

  /** All values of a field, in the order of the form. */
  list(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  /** Whether the field was sent, be it empty. */
  has(name: string): boolean {
    return this.values.has(name);
  }

  /** Every name that was sent, once, in the order of the form. */
  names(): readonly string[] {
    return [...this.values.keys()];
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text.replaceAll('+', ' '));
  } catch (cause) {
    throw new HttpProblem('malformed-request', 'The form is not URL-encoded UTF-8.', { cause });
  }
}

function nameProblem(name: string): string | null {
  if (name.length > NAME_LENGTH) return `holds a name of more than ${NAME_LENGTH} characters`;
  const problem = textProblem(name);
  return problem === null ? null : `holds a name that ${problem}`;
}

/** The form of a request; one without any field when no body came. Guards see to it that nothing else is there. */
export function readForm(_: unknown, context: ExecutionContext): FormFields {
  const body: unknown = context.switchToHttp().getRequest<Request>().body;
  return body instanceof FormFields ? body : FormFields.parse('');
}

/** Controller parameter: the fields of the posted form. */
export const Form = createParamDecorator(readForm);
