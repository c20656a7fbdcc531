import type { TemplateFile } from '../template/template-files.js';

/** Stands for a value in the text of a template: no letter, no space, no sign that HTML gives a meaning. */
const VALUE = '\u0001';

interface Rule {
  readonly breach: RegExp;
  readonly sentence: string;
}

const ATTRIBUTES = `<[a-z](?:[^>"']|"[^"]*"|'[^']*')*?(?<=[\\s"'${VALUE}/])`;

/** The policy of pages would ignore each of these silently, in a browser, long after somebody could have known. */
const RULES: readonly Rule[] = [
  {
    breach: /<script\b(?![^>]*\ssrc\s*=)/gi,
    sentence: 'a script is a file under scripts/, loaded by its src.',
  },
  { breach: /<script\b[^>]*>(?!\s*<\/script)/gi, sentence: 'a script that is loaded by its src holds nothing itself.' },
  { breach: /<style\b/gi, sentence: 'styles stand in the style sheets under pages/.' },
  { breach: new RegExp(`${ATTRIBUTES}style\\s*=`, 'gi'), sentence: 'no style attributes: give it a class.' },
  {
    breach: new RegExp(`${ATTRIBUTES}on[a-z]+\\s*=`, 'gi'),
    sentence: 'no event attributes: a script under scripts/ listens.',
  },
  {
    breach: new RegExp(`${ATTRIBUTES}[^\\s"'=]*${VALUE}[^\\s"'=>]*\\s*=`, 'gi'),
    sentence: 'the name of an attribute is fixed, never a value.',
  },
  { breach: new RegExp(`<\\/?[a-z]*${VALUE}`, 'gi'), sentence: 'the name of an element is fixed, never a value.' },
  {
    breach: new RegExp(`${ATTRIBUTES}(?:srcdoc|formaction)\\s*=|javascript:`, 'gi'),
    sentence: 'nothing that carries another document, another target or a script.',
  },
];

/**
 * Holds the text of a page template to what the content security policy of pages lets through.
 *
 * @throws Error naming file, line and rule.
 */
export function holdToPageRules({ path, source }: Pick<TemplateFile, 'path' | 'source'>): void {
  const text = withoutHandlebars(source);
  for (const { breach, sentence } of RULES) {
    breach.lastIndex = 0;
    const found = breach.exec(text);
    if (found !== null) throw new Error(`${path}:${lineOf(text, found.index + found[0].length)}: ${sentence}`);
  }
}

/** Comments go, blocks become spaces and values a sign of their own; lines stay where they are. */
function withoutHandlebars(source: string): string {
  return source
    .replace(/\{\{~?!--[\s\S]*?--~?\}\}|\{\{~?![\s\S]*?\}\}/g, onlyLines)
    .replace(/\{\{~?\s*(?:[#/>^]|else\b)[^}]*\}\}/g, (block) => ` ${onlyLines(block)}`)
    .replace(/\{\{[^}]*\}\}/g, VALUE);
}

function onlyLines(text: string): string {
  return text.replace(/[^\n]/g, '');
}

function lineOf(text: string, index: number): number {
  return text.slice(0, index).split('\n').length;
}
