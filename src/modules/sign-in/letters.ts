export interface LetterFacts {
  readonly kind: 'invitation' | 'reset';
  readonly name: string;
  /** From the configured address and our own path. */
  readonly url: string;
  readonly minutes: number;
}

interface Written {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/** A mail with a link for choosing a password. The name in it was typed by somebody else: it is text, and never a link. */
export function letter({ kind, name, url, minutes }: LetterFacts): Written {
  const hello = isPlainName(name) ? `Hello ${name},` : 'Hello,';
  const before =
    kind === 'invitation'
      ? 'You are invited to Arcbrief, where interviews of engineering leaders are rated and compared. Choose a password here:'
      : 'Somebody, probably you, asked for a new password for Arcbrief. Choose it here:';
  const after =
    kind === 'invitation'
      ? `The link works once, for ${minutes} minutes. If it has ended, ask whoever invited you for another.`
      : `The link works once, for ${minutes} minutes. If you did not ask, there is nothing to do: your password stays as it is.`;
  return {
    subject: kind === 'invitation' ? 'Your invitation to Arcbrief' : 'A new password for Arcbrief',
    text: [hello, before, url, after].join('\n\n') + '\n',
    html: `<!doctype html><html lang="en"><body><p>${escaped(hello)}</p><p>${before}</p><p><a href="${escaped(url)}">${escaped(url)}</a></p><p>${after}</p></body></html>`,
  };
}

/** Mail programs make links of what looks like an address, in plain text as well; a name that could is left out. */
function isPlainName(name: string): boolean {
  return /^[\p{L}\p{M}\p{N} '’‑-]+$/u.test(name.replace(/\p{L}\.(?=\s|$)/gu, '')) && name.length <= 80;
}

function escaped(text: string): string {
  return text.replace(
    /[&<>"']/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign] ?? '',
  );
}
