import type { PDFDocumentProxy } from 'pdfjs-dist';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export async function openPdf(bytes: Uint8Array): Promise<PDFDocumentProxy> {
  return getDocument({ data: new Uint8Array(bytes), verbosity: 0, useSystemFonts: false }).promise;
}

/** The text of all pages, in the order of the file. */
export async function pdfText(bytes: Uint8Array): Promise<string> {
  const document = await openPdf(bytes);
  try {
    const pages: string[] = [];
    for (let number = 1; number <= document.numPages; number += 1) {
      const { items } = await (await document.getPage(number)).getTextContent();
      pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''));
    }
    return pages.join('\n');
  } finally {
    await document.cleanup();
  }
}

/** A node of the structure tree, with everything below it. */
export interface Tag {
  readonly role: string;
  readonly alt?: string;
  readonly children: readonly Tag[];
}

/** All tags of a document, parents before children. */
export async function pdfTags(bytes: Uint8Array): Promise<readonly Tag[]> {
  const document = await openPdf(bytes);
  const found: Tag[] = [];
  const visit = (node: unknown): void => {
    if (typeof node !== 'object' || node === null || !('role' in node)) return;
    const tag = node as Tag;
    found.push(tag);
    tag.children.forEach(visit);
  };
  for (let number = 1; number <= document.numPages; number += 1)
    visit(await (await document.getPage(number)).getStructTree());
  return found;
}
