import { Composer, Lexer, LineCounter, Parser, visit, YAMLParseError } from 'yaml';
import type { CST, Document } from 'yaml';
import type { Issue, Locate } from './issue.js';
import { jsonFault } from './json-fault.js';
import { codePointName } from './path.js';
import { MAX_DEPTH, plainValue } from './plain-value.js';
import { locator } from './positions.js';
import { DocumentError } from './problem.js';
import type { Problem } from './problem.js';
import { isUnclosedBracket, syntaxSentence } from './syntax-sentences.js';

/** Bytes of UTF-8; a requisition of several hundred applications fits. Doors that face a network set a lower limit. */
const MAX_BYTES = 20_000_000;

/** Words, brackets, line breaks: what the parser holds in memory is about a kilobyte for each. */
const MAX_LEXEMES = 1_200_000;

/** A YAML or JSON document as plain data, with what is already known to be wrong with it. */
export interface SourceDocument {
  readonly file: string;
  readonly value: unknown;
  /** Duplicate keys, anchors, tags, numbers that are none: refused, but the rest can be checked in the same run. */
  readonly issues: readonly Issue[];
  readonly locate: Locate;
}

/** YAML 1.2 core schema, one document, no directives, anchors or tags. `stringKeys`: the key 1 is the text "1". */
const OPTIONS = {
  version: '1.2',
  schema: 'core',
  merge: false,
  stringKeys: true,
  uniqueKeys: false,
  resolveKnownTags: false,
  strict: true,
} as const;

/**
 * Reads a YAML document; JSON is YAML, and a file called `.json` must be JSON.
 *
 * @param file as named to the author of the document.
 * @throws DocumentError for a text that cannot be parsed at all (too large, not text, broken syntax, nested more than 20 deep, overfull).
 */
export function readDocument(text: string, file: string): SourceDocument {
  if (Buffer.byteLength(text) > MAX_BYTES) refuse(file, `is larger than ${MAX_BYTES / 1_000_000} MB`);
  const source = text.startsWith('\ufeff') ? text.slice(1) : text;
  refuseUnreadable(source, file);
  if (/\.json$/i.test(file)) refuseUnlessJson(source, file);

  const lines = new LineCounter();
  const document = compose(source, file, lines);
  const syntax = document.errors.filter(({ code }) => code !== 'TAG_RESOLVE_FAILED');
  if (syntax.length > 0) throw new DocumentError(file, syntaxProblems(document, syntax, lines));
  if (document.directives?.yaml.explicit === true) refuse(file, 'a %YAML line is not used here; remove it', 1);
  if (document.contents === null) refuse(file, 'is empty', 1);

  const root = document.contents;
  return { file, ...plainValue(root, source), locate: locator(root, lines) };
}

/** What a door expects of the bytes that it is given. */
export interface ExpectedText {
  readonly maxBytes: number;
  /** "a CSV file". */
  readonly needed: string;
}

const YAML_OR_JSON: ExpectedText = { maxBytes: MAX_BYTES, needed: 'a YAML or JSON file' };

/**
 * The text of a document's bytes.
 *
 * @throws DocumentError when they are too many or no UTF-8.
 */
export function decodeDocument(bytes: Uint8Array, file: string, expected: ExpectedText = YAML_OR_JSON): string {
  const { maxBytes, needed } = expected;
  if (bytes.byteLength > maxBytes) refuse(file, `is larger than ${maxBytes / 1_000_000} MB`);
  const text = asUtf8(bytes);
  if (text !== null) return text;
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    return refuse(file, 'is UTF-16 text; save it as UTF-8');
  if (bytes.includes(0)) return refuse(file, `is no text file; ${needed} is needed`);
  return refuse(file, 'is not UTF-8 text from here on; save it as UTF-8', firstLineThatIsNot(bytes));
}

function asUtf8(bytes: Uint8Array): string | null {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}

/** A line break is never a part of another character, so that the first line which cannot be read has the fault. */
function firstLineThatIsNot(bytes: Uint8Array): number {
  let start = 0;
  for (let line = 1; ; line += 1) {
    const end = bytes.indexOf(0x0a, start);
    if (end < 0 || asUtf8(bytes.subarray(start, end)) === null) return line;
    start = end + 1;
  }
}

/** As `parseDocument` of the package does, but watching depth and size before anything recursive sees the document. */
function compose(source: string, file: string, lines: LineCounter): Document.Parsed {
  const parser = new Parser();
  const tokens: CST.Token[] = [];
  let lexemes = 0;
  lines.addNewLine(0);
  for (const match of source.matchAll(/\n/g)) lines.addNewLine(match.index + 1);
  for (const lexeme of new Lexer().lex(source)) {
    const offset = parser.offset;
    lexemes += 1;
    if (lexemes > MAX_LEXEMES) refuse(file, 'has more words, brackets and lines than any panel writes; divide it');
    for (const token of parser.next(lexeme)) tokens.push(token);
    // One level of the document is up to two of the parser's (a list inside a key's value), and the stream has one.
    if (parser.stack.length > 2 * MAX_DEPTH + 2) {
      refuse(file, `is nested more than ${MAX_DEPTH} levels deep`, lines.linePos(offset).line);
    }
  }
  for (const token of parser.end()) tokens.push(token);
  const documents = [...new Composer({ ...OPTIONS, logLevel: 'error' }).compose(tokens, true, source.length)];
  const [first, second] = documents;
  if (first === undefined) return refuse(file, 'is empty', 1);
  if (second !== undefined) {
    first.errors.push(new YAMLParseError([second.range[0], second.range[1]], 'MULTIPLE_DOCS', 'second document'));
  }
  return first;
}

/** The first syntax error only: after it a parser guesses, and its guesses help nobody. */
function syntaxProblems(
  document: Document.Parsed,
  errors: readonly YAMLParseError[],
  lines: LineCounter,
): readonly Problem[] {
  const [first] = [...errors].sort((a, b) => a.pos[0] - b.pos[0]);
  if (first === undefined) return [];
  // Of several complaints about one place these are the ones that know why.
  const here = errors.filter(({ pos }) => pos[0] === first.pos[0]);
  const cause = ['BLOCK_IN_FLOW', 'MULTILINE_IMPLICIT_KEY'].flatMap((code) =>
    here.filter((one) => one.code === code),
  )[0];
  const said = cause ?? first;
  const opening = openingQuote(document, said) ?? openingBracket(document, said);
  const { line, col } = lines.linePos(opening ?? said.pos[0]);
  return [{ path: '', line, column: col, message: syntaxSentence(said) }];
}

/** A quote that is never closed is missed at the end of the file; its author looks for where it was opened. */
function openingQuote(document: Document.Parsed, error: YAMLParseError): number | null {
  if (error.code !== 'MISSING_CHAR' || !error.message.includes('quote')) return null;
  let start: number | null = null;
  visit(document, {
    Scalar: (_, { type, range }) => {
      if (type?.startsWith('QUOTE') === true && range && range[0] <= error.pos[0] && error.pos[0] <= range[2])
        start = range[0];
    },
  });
  return start;
}

/** So with a bracket: the innermost of those that are open where the parser gave up. */
function openingBracket(document: Document.Parsed, error: YAMLParseError): number | null {
  if (!isUnclosedBracket(error)) return null;
  let start: number | null = null;
  visit(document, {
    Collection: (_, { flow, range }) => {
      if (flow === true && range && range[0] < error.pos[0] && error.pos[0] <= range[1] + 1) start = range[0];
    },
  });
  return start;
}

function refuseUnreadable(source: string, file: string): void {
  const match = /\0|\p{Cs}/u.exec(source);
  if (match === null) return;
  const line = source.slice(0, match.index).split('\n').length;
  refuse(file, `contains ${codePointName(match[0])}, which no text file may contain; remove it`, line);
}

function refuseUnlessJson(source: string, file: string): void {
  const fault = jsonFault(source);
  if (fault === null) return;
  const before = source.slice(0, fault.offset).split('\n');
  const column = (before.at(-1)?.length ?? 0) + 1;
  throw new DocumentError(file, [{ path: '', line: before.length, column, message: fault.message }]);
}

function refuse(file: string, message: string, line: number | null = null): never {
  throw new DocumentError(file, [{ path: '', line, column: line === null ? null : 1, message }]);
}
