/**
 * Text for the `content` of a page's margin boxes. It stands inside a style sheet, where HTML escaping does not
 * help, so every code point outside [A-Za-z0-9 ] becomes a CSS escape: nothing that a person typed can end the
 * string, the rule or the element.
 */

const PLAIN = /^[A-Za-z0-9 ]$/;
const FIRST_STRONG_ISOLATE = '\u2068';
const POP_ISOLATE = '\u2069';

/** The text as the inside of a double-quoted CSS string: only letters, digits, spaces and `\hex ` escapes. */
export function cssString(text: string): string {
  let escaped = '';
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    if (PLAIN.test(character)) escaped += character;
    // CSS has no escape for NUL, nor for half a surrogate pair.
    else if (code === 0 || (code >= 0xd800 && code <= 0xdfff)) escaped += '\\fffd ';
    else escaped += `\\${code.toString(16)} `;
  }
  return escaped;
}

/** A name kept apart from the direction of the text around it (Unicode isolates: a style sheet has no `<bdi>`). */
export function isolated(name: string): string {
  return `${FIRST_STRONG_ISOLATE}${name}${POP_ISOLATE}`;
}
