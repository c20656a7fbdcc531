export type Paper = 'A4' | 'Letter';

export type TemplateName = 'hiring-brief' | 'shortlist-brief';

/** One PDF to be made. Equal jobs give equal bytes, whichever process makes them. */
export interface RenderJob {
  readonly template: TemplateName;
  /** Plain JSON: strings, finite numbers, booleans, null, arrays, objects. */
  readonly view: unknown;
  readonly paper: Paper;
  /** Document title: seat and brief number, never the person. */
  readonly title: string;
  /** BCP 47, e.g. "en" or "de-CH". */
  readonly language: string;
  /** ISO 8601 instant; becomes the PDF's dates. */
  readonly generatedAt: string;
  /** Written to the PDF's XMP as arcbrief:<key>. Keys are letters and digits. */
  readonly facts: Readonly<Record<string, string>>;
}

export interface RenderedPdf {
  /** Everybody gets the same ones: not to be written into. */
  readonly bytes: Uint8Array;
  /** Lower-case hexadecimal SHA-256 of `bytes`. */
  readonly sha256: string;
  readonly pages: number;
  readonly fromCache: boolean;
}
