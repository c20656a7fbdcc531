import { RenderFailed } from '../rendering.errors.js';
import { ANY_MARK } from '../template/document.js';
import type { PdfFile } from './pdf-file.js';
import { isDictionary, readValue } from './pdf-syntax.js';
import type { PdfValue } from './pdf-syntax.js';

/** How many pages the document has. @throws RenderFailed when there is none. */
export function countPages(file: PdfFile): number {
  const pages = file.dictionary(file.root).entries.get('Pages');
  const tree =
    typeof pages === 'object' && pages !== null && 'kind' in pages && pages.kind === 'reference' ? pages.number : -1;
  const count = file.dictionary(tree).entries.get('Count');
  if (typeof count !== 'number' || !Number.isInteger(count) || count < 1) throw new RenderFailed('foreign-content');
  return count;
}

/** The document's title is the job's mark, and no other mark stands anywhere. @throws RenderFailed */
export function checkMark(file: PdfFile, mark: string): void {
  const title = file.dictionary(file.info).entries.get('Title');
  const own = isString(title) && title.bytes === mark;
  const marks = file.data.toString('latin1').match(ANY_MARK) ?? [];
  if (!own || marks.some((found) => found !== mark)) throw new RenderFailed('foreign-content');
}

/** Nearly every brief holds none of these, and then nothing needs to be parsed. */
const SUSPICIOUS = [
  '/Action',
  '/JavaScript',
  '/JS',
  '/Launch',
  '/EmbeddedFile',
  '/OpenAction',
  '/AA',
  '/URI',
  '/AcroForm',
  '/#',
];

/** Keys and values by which a PDF can do or fetch something. */
const FORBIDDEN_KEYS: ReadonlySet<string> = new Set([
  'JS',
  'OpenAction',
  'AA',
  'EF',
  'EmbeddedFiles',
  'AcroForm',
  'XFA',
  'RichMedia',
  'JavaScript',
]);
const FORBIDDEN_ACTIONS: ReadonlySet<string> = new Set([
  'JavaScript',
  'Launch',
  'GoToR',
  'GoToE',
  'SubmitForm',
  'ImportData',
  'ResetForm',
  'Rendition',
  'Movie',
  'Sound',
  'Named',
  'Hide',
  'Trans',
  'GoTo3DView',
]);

/** Links lead to https: addresses or inside the document; nothing runs, opens or fetches. @throws RenderFailed */
export function checkActions(file: PdfFile): void {
  if (!SUSPICIOUS.some((word) => file.data.includes(word))) return;
  for (const span of file.spans) {
    const text = file.data.toString('latin1', span.start, span.end);
    if (!SUSPICIOUS.some((word) => text.includes(word))) continue;
    walk(readValue(text.slice(text.indexOf(' obj') + 4)).value);
  }
}

function walk(value: PdfValue): void {
  if (Array.isArray(value)) return value.forEach(walk);
  if (!isDictionary(value)) return;
  for (const [key, member] of value.entries) {
    if (FORBIDDEN_KEYS.has(key)) throw new RenderFailed('forbidden-link', new Error(`the PDF holds /${key}`));
    if (key === 'S' && isName(member) && FORBIDDEN_ACTIONS.has(member.name)) {
      throw new RenderFailed('forbidden-link', new Error(`the PDF holds the action ${member.name}`));
    }
    if (key === 'URI' && !(isString(member) && /^https:\/\/[\x21-\x7e]+$/i.test(member.bytes))) {
      throw new RenderFailed('forbidden-link', new Error('the PDF holds a link that is not https:'));
    }
    walk(member);
  }
}

function isString(value: PdfValue | undefined): value is Extract<PdfValue, { kind: 'string' }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'string';
}

function isName(value: PdfValue | undefined): value is Extract<PdfValue, { kind: 'name' }> {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'name';
}
