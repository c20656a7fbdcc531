import type { YAMLError } from 'yaml';

/** A bracket was opened, and its end was not found. */
export function isUnclosedBracket({ code, message }: Pick<YAMLError, 'code' | 'message'>): boolean {
  return (code === 'BAD_INDENT' || code === 'MISSING_CHAR') && /^Flow (map|sequence) .*end with/.test(message);
}

/** A YAML parser's complaint as a sentence that names the remedy. */
export function syntaxSentence(error: Pick<YAMLError, 'code' | 'message'>): string {
  if (isUnclosedBracket(error))
    return 'a bracket [ or { is never closed, or closed too far to the left; close it, and indent what is inside';
  switch (error.code) {
    case 'TAB_AS_INDENT':
      return 'a tab stands where only spaces may; indent with spaces';
    case 'BAD_INDENT':
      return 'the indentation does not fit the lines above; line the keys of one group up under each other';
    case 'BLOCK_IN_FLOW':
      return 'in brackets a comma is missing after this value, or the value contains ": " and has no quotes; write the comma, or the quotes';
    case 'BLOCK_AS_IMPLICIT_KEY':
      return 'a second ": " stands in this value; put a text that contains ": " in quotes';
    case 'MULTILINE_IMPLICIT_KEY':
      return 'the next line is indented too far to stand below this one; line the keys of one group up under each other';
    case 'BAD_SCALAR_START':
      return 'a text cannot start with this character; put it in quotes';
    case 'NON_STRING_KEY':
      return 'a key must be a plain text: no list, no group, no tag (!)';
    case 'MULTIPLE_DOCS':
      return 'a second document starts here (---); put it into a file of its own';
    case 'KEY_OVER_1024_CHARS':
      return 'this key is longer than 1,024 characters';
    case 'MISSING_CHAR':
      if (error.message.includes('quote'))
        return 'a quote is opened and never closed; close it, or write \\" for a quote inside the text';
      if (error.message.includes(', or : ') || error.message.includes(','))
        return 'a comma or colon is missing between two entries of a list or group in brackets';
      return 'a key without a value; write a colon and a space after the key';
    case 'BAD_DQ_ESCAPE':
      return 'a backslash in double quotes must be written twice (\\\\), or begin an escape such as \\n or \\u00e9';
    case 'UNEXPECTED_TOKEN':
      return 'something unexpected stands here; put the whole text in quotes, or remove what follows the value';
    case 'RESOURCE_EXHAUSTION':
      return 'is nested too deeply';
    case 'BAD_ALIAS':
    case 'ALIAS_PROPS':
    case 'MULTIPLE_ANCHORS':
    case 'MULTIPLE_TAGS':
    case 'TAG_RESOLVE_FAILED':
    case 'BAD_PROP_ORDER':
    case 'BAD_COLLECTION_TYPE':
      return 'anchors (&), aliases (*) and tags (!) are not used here; put a text that starts with one of them in quotes';
    case 'BAD_DIRECTIVE':
      return 'a line that starts with % is not used here; remove it';
    case 'DUPLICATE_KEY':
      return 'a key stands here twice; keep one of them';
    default:
      return `is not readable as YAML: ${error.message}`;
  }
}
