import { RenderFailed } from '../rendering.errors.js';
import { MARK_PREFIX } from '../template/document.js';
import type { PdfFile } from './pdf-file.js';
import { isArray, isDictionary, isName, isReference, isString } from './pdf-syntax.js';
import type { PdfDictionary, PdfValue } from './pdf-syntax.js';

/** Numbers of the objects that are pages, in order. @throws RenderFailed when there is none. */
export function pagesOf(file: PdfFile): readonly number[] {
  const found: number[] = [];
  const visit = (value: PdfValue | undefined, depth: number): void => {
    if (!isReference(value) || depth > TREE_DEPTH) throw forbidden('a page tree that cannot be read');
    const kids = file.dictionary(value.number).entries.get('Kids');
    if (isArray(kids)) kids.forEach((kid) => visit(kid, depth + 1));
    else found.push(value.number);
  };
  visit(file.dictionary(file.root).entries.get('Pages'), 0);
  if (found.length === 0) throw new RenderFailed('foreign-content');
  return found;
}

const TREE_DEPTH = 32;

/** The document's title is the job's mark, and no other mark stands anywhere. @throws RenderFailed */
export function checkMark(file: PdfFile, mark: string): void {
  const title = file.dictionary(file.info).entries.get('Title');
  if (!isString(title) || title.bytes !== mark) throw new RenderFailed('foreign-content');
  const { data } = file;
  for (let at = data.indexOf(MARK_PREFIX); at >= 0; at = data.indexOf(MARK_PREFIX, at + 1)) {
    if (data.toString('latin1', at, at + mark.length) !== mark) throw new RenderFailed('foreign-content');
  }
}

/**
 * Something was printed: pages with nothing on them have no tags. A browser that mistook the paper for its window would print them,
 * with the right title (document.ts hides the brief from the window).
 *
 * @throws RenderFailed
 */
export function checkTagged(file: PdfFile): void {
  if (!isReference(file.dictionary(file.root).entries.get('StructTreeRoot'))) throw new RenderFailed('foreign-content');
}

/** All that Chromium writes into these for a brief. Whatever could run, open or fetch something hangs on another key. */
const CATALOG_KEYS = keys('Type Pages Dests MarkInfo StructTreeRoot Outlines ViewerPreferences Lang');
const PAGE_KEYS = keys('Type Resources MediaBox Contents StructParents Tabs Parent Annots');
const LINK_KEYS = keys('Type Subtype F Border Rect Dest A StructParent Contents');
const OUTLINE_KEYS = keys('Type Title Dest Parent SE Next Prev First Last Count');

/**
 * Links lead to https: addresses or inside the document; nothing in the file runs, opens or fetches anything.
 *
 * @throws RenderFailed naming what it holds.
 */
export function checkActions(file: PdfFile, pages: readonly number[]): void {
  const catalog = file.dictionary(file.root);
  onlyKeys(catalog, CATALOG_KEYS, 'catalog');
  for (const number of pages) {
    const page = file.dictionary(number);
    onlyKeys(page, PAGE_KEYS, 'page');
    const annotations = page.entries.get('Annots') ?? [];
    if (!isArray(annotations)) throw forbidden('annotations of another kind');
    for (const annotation of annotations) checkLink(resolve(file, annotation));
  }
  for (const item of outlineItems(file)) onlyKeys(file.dictionary(item), OUTLINE_KEYS, 'outline');
}

/** Numbers of the outline's entries, in reading order. @throws RenderFailed for one that runs in a circle. */
export function outlineItems(file: PdfFile): readonly number[] {
  const found = new Set<number>();
  const visit = (value: PdfValue | undefined): void => {
    for (let next = value; isReference(next);) {
      if (found.has(next.number)) throw forbidden('an outline that runs in a circle');
      found.add(next.number);
      const { entries } = file.dictionary(next.number);
      visit(entries.get('First'));
      next = entries.get('Next');
    }
  };
  const outlines = file.dictionary(file.root).entries.get('Outlines');
  if (isReference(outlines)) visit(file.dictionary(outlines.number).entries.get('First'));
  return [...found];
}

function checkLink(link: PdfDictionary): void {
  const subtype = link.entries.get('Subtype');
  if (!isName(subtype) || subtype.name !== 'Link') throw forbidden('an annotation that is not a link');
  onlyKeys(link, LINK_KEYS, 'link');
  const action = link.entries.get('A');
  if (action === undefined) return;
  const kind = isDictionary(action) ? action.entries.get('S') : undefined;
  const address = isDictionary(action) ? action.entries.get('URI') : undefined;
  const isSecure = isString(address) && /^https:\/\/[\x21-\x7e]+$/i.test(address.bytes);
  if (!isName(kind) || kind.name !== 'URI' || !isSecure) throw forbidden('a link that is not https:');
}

function resolve(file: PdfFile, value: PdfValue): PdfDictionary {
  if (isReference(value)) return file.dictionary(value.number);
  if (isDictionary(value)) return value;
  throw forbidden('an annotation that cannot be read');
}

function onlyKeys({ entries }: PdfDictionary, allowed: ReadonlySet<string>, what: string): void {
  for (const key of entries.keys()) if (!allowed.has(key)) throw forbidden(`/${key} in a ${what}`);
}

function keys(text: string): ReadonlySet<string> {
  return new Set(text.split(' '));
}

function forbidden(what: string): RenderFailed {
  return new RenderFailed('forbidden-link', new Error(`the PDF holds ${what}`));
}
