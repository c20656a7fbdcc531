import { ValidationPipe } from '@nestjs/common';
import type { ValidationError } from 'class-validator';
import { HttpProblem } from './problem.js';
import type { FieldProblem } from './problem.js';

const REPORTED = 100;
/** No field of ours has a longer name; a sender's own is told back no further. */
const NAME_LENGTH = 100;

/**
 * Bodies and queries are what their class says, or they are refused: no unknown key, no class without rules, no
 * conversion behind the sender's back ("5" is not 5), and every wrong field at once.
 */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    transform: true,
    whitelist: true,
    forbidNonWhitelisted: true,
    forbidUnknownValues: true,
    stopAtFirstError: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors) => {
      const problems = fieldProblems(errors);
      const more = problems.length - REPORTED;
      const detail = `${count(problems.length)} wrong.${more > 0 ? ` The first ${REPORTED} are listed.` : ''}`;
      return new HttpProblem('invalid-request', detail, { errors: problems.slice(0, REPORTED) });
    },
  });
}

function count(problems: number): string {
  return problems === 1 ? 'One field is' : `${problems} fields are`;
}

/** The tree of class-validator as a list of paths; a list of its own instead of the call stack. */
function fieldProblems(errors: readonly ValidationError[]): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  const pending = errors.map((error) => ({ error, parent: '' })).reverse();
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    const { error, parent } = next;
    const path = join(parent, error.property);
    // One sentence a field: the first rule that it breaks.
    const [broken] = Object.entries(error.constraints ?? {});
    if (broken !== undefined) problems.push({ path, message: OWN_WORDS[broken[0]] ?? broken[1] });
    for (const child of [...(error.children ?? [])].reverse()) pending.push({ error: child, parent: path });
  }
  return problems;
}

/** Where class-validator's own sentence would name the class or repeat the key. */
const OWN_WORDS: Readonly<Record<string, string>> = {
  whitelistValidation: 'is not a field of this request',
  unknownValue: 'must be a JSON object',
  nestedValidation: 'must be an object or a list of objects',
  isObject: 'must be a JSON object',
};

function join(parent: string, property: string | undefined): string {
  if (property === undefined || property === '') return parent;
  if (/^\d+$/.test(property)) return `${parent}[${property}]`;
  const name = property.slice(0, NAME_LENGTH);
  return parent === '' ? name : `${parent}.${name}`;
}
