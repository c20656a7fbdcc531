import { inflateSync } from 'node:zlib';
import type { PdfFile } from './pdf-file.js';
import { isName, isReference } from './pdf-syntax.js';

/**
 * The Chinese and Korean faces give an ideograph and the dictionary radical of the same shape one glyph, and Chromium names each
 * glyph by the lowest code point that leads to it: 王小明 would be found, copied and read aloud as ⺩⼩明, in other characters that
 * merely look the same. These are the radicals whose ideograph Unicode's own compatibility forms (NFKC) do not give.
 */
const PAIRS =
  '⺂乛 ⺃乚 ⺅亻 ⺇𠘨 ⺉刂 ⺋㔾 ⺍𭕄 ⺎兀 ⺏尣 ⺐尢 ⺒巳 ⺓幺 ⺔彑 ⺕彐 ⺖忄 ⺘扌 ⺙攵 ⺛旡 ⺞歺 ⺠民 ⺡氵 ⺣灬 ⺤爫 ⺦丬 ⺨犭 ⺩𤣩 ⺫罒 ⺭礻 ⺮𥫗 ⺯糹 ⺰纟 ⺱罓 ⺲罒 ' +
  '⺳㓁 ⺹耂 ⺺肀 ⺽𦥑 ⺾艹 ⺿艹 ⻀艹 ⻂衤 ⻃覀 ⻄西 ⻅见 ⻆角 ⻇𧢲 ⻈讠 ⻉贝 ⻊𧾷 ⻋车 ⻌辶 ⻍辶 ⻐钅 ⻑長 ⻒镸 ⻓长 ⻔门 ⻕𨸏 ⻖阝 ⻘青 ⻙韦 ⻚页 ⻛风 ⻜飞 ⻝食 ⻞𩙿 ⻟飠 ' +
  '⻠饣 ⻡𩠐 ⻢马 ⻣骨 ⻤鬼 ⻥鱼 ⻦鸟 ⻧卤 ⻨麦 ⻩黄 ⻪黾 ⻫斉 ⻬齐 ⻭歯 ⻮齿 ⻯竜 ⻰龙 ⻱龜 ⻲亀 ⼬屮 ⼾户';
const IDEOGRAPHS: ReadonlyMap<string, string> = new Map(
  PAIRS.split(' ').map((pair) => {
    const [radical = '', ideograph = ''] = [...pair];
    return [radical, ideograph];
  }),
);

const KEY = '/ToUnicode ';
const FIRST_RADICAL = 0x2e80;
const LAST_RADICAL = 0x2fd5;
/** A section of a CMap holds at most so many entries. */
const SECTION = 100;

/** The mended tables of a document, by object number; empty for most. */
export function mendedTables(file: PdfFile): ReadonlyMap<number, string> {
  const mended = new Map<number, string>();
  for (const number of tableNumbers(file)) {
    const { start, end } = file.stream(number);
    const table = mendToUnicode(inflateSync(file.data.subarray(start, end)).toString('latin1'));
    if (table !== null) mended.set(number, table);
  }
  return mended;
}

/** Of every face but the text face, which has no ideographs and is in each brief. */
const TEXT_FACE = /\+NotoSans-(Regular|Bold)$/;

function tableNumbers(file: PdfFile): readonly number[] {
  const { data } = file;
  const found = new Set<number>();
  for (let at = data.indexOf(KEY); at >= 0; at = data.indexOf(KEY, at + 1)) {
    const font = file.dictionaryAt(at);
    const face = font?.entries.get('BaseFont');
    const table = font?.entries.get('ToUnicode');
    if (isReference(table) && !(isName(face) && TEXT_FACE.test(face.name))) found.add(table.number);
  }
  return [...found];
}

/** A table from glyphs to text with ideographs in place of their radicals; null when it holds none. */
export function mendToUnicode(table: string): string | null {
  const characters: string[] = [];
  const ranges: string[] = [];
  let found = false;
  for (const [, section = '', lines = ''] of table.matchAll(/\d+ beginbf(char|range)\n([^]*?)endbf/g)) {
    for (const line of lines.trimEnd().split('\n')) {
      const [first = 0, second = 0, third = 0] = [...line.matchAll(/<([0-9A-Fa-f]+)>/g)].map(([, digits = '']) =>
        parseInt(digits, 16),
      );
      const [last, text] = section === 'range' ? [second, third] : [first, second];
      if (text > LAST_RADICAL || text + last - first < FIRST_RADICAL) {
        (section === 'range' ? ranges : characters).push(line);
        continue;
      }
      found = true;
      for (let glyph = first; glyph <= last; glyph += 1)
        characters.push(`<${hex(glyph)}> <${utf16(ideograph(text + glyph - first))}>`);
    }
  }
  if (!found) return null;
  const head = table.slice(0, table.indexOf('endcodespacerange') + 'endcodespacerange'.length);
  return [
    head,
    ...sections('bfchar', characters),
    ...sections('bfrange', ranges),
    table.slice(table.lastIndexOf('endcmap')),
  ].join('\n');
}

function sections(name: string, lines: readonly string[]): readonly string[] {
  const count = Math.ceil(lines.length / SECTION);
  return Array.from({ length: count }, (_, index) => {
    const part = lines.slice(index * SECTION, (index + 1) * SECTION);
    return [`${part.length} begin${name}`, ...part, `end${name}`].join('\n');
  });
}

function ideograph(codePoint: number): string {
  const character = String.fromCodePoint(codePoint);
  if (codePoint < FIRST_RADICAL || codePoint > LAST_RADICAL) return character;
  return IDEOGRAPHS.get(character) ?? character.normalize('NFKC');
}

function utf16(text: string): string {
  return Array.from({ length: text.length }, (_, index) => hex(text.charCodeAt(index))).join('');
}

function hex(value: number): string {
  return value.toString(16).toUpperCase().padStart(4, '0');
}
