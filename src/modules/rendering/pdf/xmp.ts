/** The metadata packet of a brief (XMP, ISO 16684-1): title, dates, what kind of accessible PDF it is, where it comes from. */
export interface BriefMetadata {
  readonly title: string;
  readonly language: string;
  /** ISO 8601, UTC, whole seconds. */
  readonly createdAt: string;
  readonly facts: Readonly<Record<string, string>>;
}

const NAMESPACE = 'urn:arcbrief:facts:1';
const FACT_KEY = /^[a-z][A-Za-z0-9]{0,63}$/;
const SEAL_KEY = 'seal';
const FACT_LIMIT = 2_000;

/** What stands where the seal will: as long as a SHA-256 in hexadecimal. */
export const BLANK_SEAL = '0'.repeat(64);

/** @throws RangeError for a fact that cannot be written. */
export function writeXmp({ title, language, createdAt, facts }: BriefMetadata): string {
  const lines = Object.entries(facts)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, value]) => {
      if (!FACT_KEY.test(key) || key === SEAL_KEY) throw new RangeError(`"${key}" is not the name of a fact.`);
      if (value.length > FACT_LIMIT) throw new RangeError(`The fact "${key}" is too long.`);
      return `<arcbrief:${key}>${escapeXml(value)}</arcbrief:${key}>`;
    });
  return [
    '<?xpacket begin="\ufeff" id="W5M0MpCehiHzreSzNTczkc9d"?>',
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">',
    '<rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:xmp="http://ns.adobe.com/xap/1.0/"' +
      ' xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/"' +
      ` xmlns:arcbrief="${NAMESPACE}">`,
    '<pdfuaid:part>1</pdfuaid:part>',
    '<dc:format>application/pdf</dc:format>',
    `<dc:title><rdf:Alt><rdf:li xml:lang="x-default">${escapeXml(title)}</rdf:li></rdf:Alt></dc:title>`,
    `<dc:language><rdf:Bag><rdf:li>${escapeXml(language)}</rdf:li></rdf:Bag></dc:language>`,
    '<xmp:CreatorTool>Arcbrief</xmp:CreatorTool><pdf:Producer>Arcbrief</pdf:Producer>',
    `<xmp:CreateDate>${createdAt}</xmp:CreateDate><xmp:ModifyDate>${createdAt}</xmp:ModifyDate>`,
    ...lines,
    sealElement(BLANK_SEAL),
    '</rdf:Description></rdf:RDF></x:xmpmeta>',
    '<?xpacket end="r"?>',
  ].join('\n');
}

/** Null when the packet is not one that Arcbrief wrote. */
export function readXmp(xmp: string): (Omit<BriefMetadata, 'language'> & { readonly seal: string }) | null {
  const title = /<dc:title><rdf:Alt><rdf:li xml:lang="x-default">([^<]*)<\/rdf:li>/.exec(xmp)?.[1];
  const createdAt = /<xmp:CreateDate>([^<]*)<\/xmp:CreateDate>/.exec(xmp)?.[1];
  if (title === undefined || createdAt === undefined || !xmp.includes(`xmlns:arcbrief="${NAMESPACE}"`)) return null;
  const facts: Record<string, string> = {};
  for (const [, key = '', value = ''] of xmp.matchAll(/<arcbrief:([A-Za-z0-9]+)>([^<]*)<\/arcbrief:\1>/g))
    facts[key] = unescapeXml(value);
  const { [SEAL_KEY]: seal, ...others } = facts;
  if (seal === undefined || !/^[0-9a-f]{64}$/.test(seal)) return null;
  return { title: unescapeXml(title), createdAt, facts: others, seal };
}

/** The element that holds the seal, by which its place in the file is found. */
export function sealElement(seal: string): string {
  return `<arcbrief:${SEAL_KEY}>${seal}</arcbrief:${SEAL_KEY}>`;
}

export const SEAL_OFFSET = `<arcbrief:${SEAL_KEY}>`.length;

const LONE_SURROGATE = /[\ud800-\udfff]/gu;
// eslint-disable-next-line no-control-regex
const NOT_XML = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;

function escapeXml(text: string): string {
  return text
    .replace(LONE_SURROGATE, '\ufffd')
    .replace(NOT_XML, '\ufffd')
    .replace(/[&<>\r]/g, (character) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;' })[character] ?? '&#13;');
}

function unescapeXml(text: string): string {
  return text.replace(/&(amp|lt|gt|#13);/g, (_, entity: string) => ({ amp: '&', lt: '<', gt: '>' })[entity] ?? '\r');
}
