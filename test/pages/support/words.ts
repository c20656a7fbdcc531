/** What a browser tells of the words of a page; evaluated in it. */
export interface PageWords {
  /** All that can be read, white space made single spaces. */
  readonly text: string;
  readonly headings: readonly string[];
  /** A small figure beside a rating's word, with the text that it stands in. */
  readonly figures: readonly { readonly figure: string; readonly within: string }[];
  /** The choices of a rating, by value and label. */
  readonly choices: readonly { readonly value: string; readonly label: string }[];
  /** What stands in each cell that holds one digit alone, with the head of its column. */
  readonly digits: readonly { readonly digit: string; readonly column: string }[];
  /** Name of each flag, and whether words of evidence, or that there are none, stand with it. */
  readonly flags: readonly { readonly name: string; readonly hasEvidence: boolean }[];
}

/** Reads `PageWords` off the page. */
export const READ_WORDS = `(() => {
  const plain = (text) => (text ?? '').replace(/\\s+/g, ' ').trim();
  const shown = (element) => element.getClientRects().length > 0;
  const all = (selector) => [...document.querySelectorAll(selector)].filter(shown);
  // What hinges on one interviewer rests on a whole scorecard: who it is stands in its sentence, and no single rating would say so.
  const evidenceIn = (element, name) => {
    const words = name === 'Hinges on one' ? '.flag-why' : '.quote-text, .quote-none, blockquote, .evidence';
    return plain(element?.querySelector(words)?.textContent) !== '';
  };
  return {
    text: plain(document.body.innerText),
    headings: all('h1, h2, h3, h4, legend, caption, th, nav a').map((element) => plain(element.textContent)),
    figures: all('.figure').map((element) => ({ figure: plain(element.textContent), within: plain(element.parentElement.textContent) })),
    choices: [...document.querySelectorAll('input[type=radio][name*=rating]')].map((input) => ({
      value: input.value,
      label: plain([...input.labels].map((label) => label.textContent).join(' ')),
    })),
    digits: all('td').filter((cell) => /^[1-5]$/.test(plain(cell.textContent))).map((cell) => ({
      digit: plain(cell.textContent),
      column: plain(cell.dataset.label ?? cell.closest('table').querySelector('thead tr')?.children[cell.cellIndex]?.textContent),
    })),
    flags: [
      ...all('.flag').map((flag) => [plain(flag.querySelector('h3, h4')?.textContent), flag]),
      ...all('.doubt-flags a').map((link) => [plain(link.textContent), document.querySelector(link.getAttribute('href'))]),
    ].map(([name, element]) => ({ name, hasEvidence: evidenceIn(element, name) })),
  };
})()`;

const RATING_WORDS: Readonly<Record<string, string>> = {
  1: 'Borrowed',
  2: 'Mostly borrowed',
  3: 'Mixed',
  4: 'Mostly earned',
  5: 'Earned',
};

/** What stands wrong on a page, each with the words around it. */
export function wordProblems({ text, headings, figures, choices, digits, flags }: PageWords): readonly string[] {
  return [
    ...around(text, /(?<!career[ -])\bstages?\b(?![ -]skip)/gi).map(
      (found) => `a stage that is no career stage: ${found}`,
    ),
    ...around(
      text,
      /\b(?:rat(?:ed|es?|ing)|scored?)(?: (?:at|of|as|it|with|is|a|an))* [1-5]\b(?! ?%| (?:of|criteri|interviewer|candidate|application|scorecard|time))/gi,
    ).map((found) => `a rating without its word: ${found}`),
    ...around(text, /\b[1-5] ?\/ ?5\b|\b[1-5] out of 5\b/gi).map((found) => `a rating as a fraction: ${found}`),
    ...figures
      .filter(({ figure, within }) => isRating(figure) && !saysWord(within, figure))
      .map(({ within }) => `a figure without the word of its rating: ${within.slice(0, 80)}`),
    ...choices
      .filter(({ value, label }) => isRating(value) && !saysWord(label, value))
      .map(({ value, label }) => `a choice of ${value} that does not say what it stands for: ${label}`),
    ...digits
      .filter(({ column }) => /rating|score(?!card)|interviewer \d|panel$/i.test(column))
      .map(({ digit, column }) => `a cell that says ${digit} alone under “${column}”`),
    ...around(text, /\bborrowed auth(?!ority)|\bauthority is borrowed from (?!a\b)|\bBA\b/gi).map(
      (found) => `borrowed authority cut short: ${found}`,
    ),
    ...headings
      .filter((heading) => /(?<!hiring |shortlist )\bbriefs?\b/i.test(heading))
      .map((heading) => `a brief that is no hiring brief, in a heading: ${heading}`),
    ...flags.filter(({ hasEvidence }) => !hasEvidence).map(({ name }) => `a flag without evidence: ${name}`),
  ];
}

function isRating(text: string): boolean {
  return /^[1-5]$/.test(text);
}

function saysWord(text: string, rating: string): boolean {
  return text.toLowerCase().includes((RATING_WORDS[rating] ?? '').toLowerCase());
}

function around(text: string, pattern: RegExp): readonly string[] {
  return [...text.matchAll(pattern)].map(
    ({ 0: found, index }) => `…${text.slice(Math.max(0, index - 40), index + found.length + 40)}…`,
  );
}
