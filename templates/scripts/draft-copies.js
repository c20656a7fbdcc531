/**
 * Copies of what is typed, kept in this browser until the server has it: one for each page that is open, because two
 * tabs that wrote into one copy would overwrite each other. A copy knows which version of the scorecard it was begun on.
 */
export const PREFIX = 'arcbrief-copy';

export class Copies {
  static #areClosed = false;

  /** The copy of this page. */
  id = [...crypto.getRandomValues(new Uint8Array(8))].map((byte) => byte.toString(16).padStart(2, '0')).join('');

  constructor({ person, scorecard }) {
    this.prefix = `${PREFIX}:${person}:${scorecard}:`;
    this.key = null;
  }

  /** @returns whether the browser has kept it */
  keep({ version, fields, sent }) {
    if (Copies.#areClosed) return false;
    const key = `${this.prefix}${version}:${this.id}`;
    try {
      localStorage.setItem(key, JSON.stringify({ id: this.id, version, fields, sent, at: Date.now() }));
    } catch {
      return false;
    }
    if (this.key !== null && this.key !== key) localStorage.removeItem(this.key);
    this.key = key;
    return true;
  }

  /** The server has what is in this page's copy. */
  done() {
    if (this.key !== null) localStorage.removeItem(this.key);
    this.key = null;
  }

  /** Of this scorecard, from other pages than this one, newest first. */
  others() {
    return Copies.under(this.prefix).filter(({ id }) => id !== this.id);
  }

  drop(id) {
    for (const copy of Copies.under(this.prefix)) if (copy.id === id) localStorage.removeItem(copy.key);
  }

  /**
   * Whoever was signed in leaves: what is kept goes, of everybody, and this page keeps nothing more. A page runs on for a
   * while after it has begun to leave, and what it sends again, or is typed, would be left behind for the next person.
   */
  static close() {
    Copies.#areClosed = true;
    for (const { key } of Copies.under(PREFIX)) localStorage.removeItem(key);
  }

  /** All whose keys begin so, newest first: of one scorecard, of one person, or of everybody. */
  static under(prefix) {
    try {
      return Object.keys(localStorage)
        .filter((key) => key.startsWith(prefix))
        .map((key) => ({ ...JSON.parse(localStorage.getItem(key)), key }))
        .sort((a, b) => b.at - a.at);
    } catch {
      return [];
    }
  }
}
