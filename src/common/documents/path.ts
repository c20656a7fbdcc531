/** Keys and 0-based positions from the root to a place in a document. */
export type Segments = readonly (string | number)[];

const PLAIN_KEY = /^[\p{L}_][\p{L}\p{N}_-]*$/u;

/** `["applications", 0, "id"]` → `applications[0].id`; a key that is no plain word stands in brackets and quotes. */
export function formatPath(segments: Segments): string {
  return segments
    .map((segment, index) => {
      if (typeof segment === 'number') return `[${segment}]`;
      if (!PLAIN_KEY.test(segment) && !/^[0-9]+$/.test(segment)) return `[${JSON.stringify(printable(segment))}]`;
      return index === 0 ? segment : `.${segment}`;
    })
    .join('');
}

/**
 * The other way round, for paths made of plain words, digits and positions: `anchors.3` is a key, `criteria[3]` a position.
 * Bracketed keys come back too as long as nothing had to be escaped in them.
 */
export function parsePath(path: string): Segments {
  const segments: (string | number)[] = [];
  for (const match of path.matchAll(/\[(\d+)\]|\[("(?:[^"\\]|\\.)*")\]|([^.[\]]+)/gu)) {
    const [, position, quoted, word] = match;
    if (position !== undefined) segments.push(Number(position));
    else if (quoted !== undefined) segments.push(JSON.parse(quoted) as string);
    else if (word !== undefined) segments.push(word);
  }
  return segments;
}

/** Characters that would move a terminal's cursor or turn its text around, written as U+XXXX. */
export function printable(text: string): string {
  return text.replace(
    /[\p{Cc}\p{Cs}\p{Noncharacter_Code_Point}\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/gu,
    (character) => `<${codePointName(character)}>`,
  );
}

/** `U+202E`. */
export function codePointName(character: string): string {
  return `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`;
}
