import { fieldsOf } from './draft-fields.js';

/** How long typing pauses before it is sent. */
const PAUSE = 600;
const FIRST_RETRY = 1000;
const LAST_RETRY = 30_000;
const GIVE_UP = 15_000;

/**
 * Brings what is typed to the server. One request at a time, the newest text wins. A request that nobody answered may
 * have been carried out all the same, so exactly it is sent again until somebody answers: the server takes a text that
 * it has already for no change. What the server refuses stays in the form and in the browser's copy.
 */
export class DraftSync {
  /** `offline`, `signed-out`, `other-person`, `conflict`, `submitted`, `refused`, or null. */
  trouble = null;
  #unanswered = null;
  #running = null;
  #timer = 0;
  #retry = FIRST_RETRY;

  constructor(form, { copies, show, onStored }) {
    Object.assign(this, { form, copies, show, onStored });
    this.url = `${form.getAttribute('action')}/draft`;
    this.stored = form.dataset.saved === 'yes' ? fieldsOf(form) : null;
  }

  get version() {
    return Number(this.form.elements.version.value);
  }

  get isClean() {
    return this.#unanswered === null && fieldsOf(this.form) === this.stored;
  }

  /** Something was typed. */
  touched() {
    if (this.isClean) {
      this.copies.done();
      this.show(this.trouble);
      return;
    }
    this.keep();
    if (this.trouble === 'refused') this.trouble = null;
    this.show(this.trouble, 'saving');
    if (this.trouble !== 'conflict' && this.trouble !== 'submitted') this.#later(PAUSE);
  }

  keep() {
    const kept = this.copies.keep({ version: this.version, fields: fieldsOf(this.form), sent: this.#unanswered });
    for (const words of document.querySelectorAll('[data-kept]')) words.hidden = !kept;
  }

  /** Now rather than later, e.g. because the network is back. */
  hurry() {
    if (this.trouble !== 'conflict' && this.trouble !== 'submitted' && !this.isClean) this.#later(0);
  }

  /** @returns whether the server has all that is in the form */
  async flush() {
    clearTimeout(this.#timer);
    do {
      await (this.#running ?? this.#save());
    } while (!this.isClean && this.trouble === null);
    return this.isClean && this.trouble === null;
  }

  /** Asks who is signed in and what is stored: after a new sign-in the forms need the new session's token. */
  async refresh() {
    const answer = await this.#ask('GET');
    if (answer === null) return this.#fail('offline');
    if (answer.status === 401) return this.#fail('signed-out');
    const { personId, csrf, version } = answer.body;
    if (personId !== this.form.dataset.person) return this.#fail('other-person');
    for (const field of document.querySelectorAll('input[name=_csrf]')) field.value = csrf;
    if (['signed-out', 'other-person', 'offline'].includes(this.trouble)) this.trouble = null;
    if (!this.isClean) this.#later(0);
    else if (version > this.version) this.show('elsewhere');
    else this.show(this.trouble);
  }

  #later(delay) {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.#running ? this.#later(PAUSE) : this.#save()), delay);
  }

  #save() {
    if (this.isClean) return Promise.resolve();
    this.#running = this.#send().finally(() => (this.#running = null));
    return this.#running;
  }

  async #send() {
    const fields = (this.#unanswered ??= fieldsOf(this.form));
    this.keep();
    this.show(this.trouble, 'saving');
    const answer = await this.#ask('POST', fields);
    if (answer === null) return this.#fail('offline');
    if (answer.status === 200) return this.#store(fields, answer.body.version);
    // It was answered, and not carried out.
    this.#unanswered = null;
    this.keep();
    if (answer.status === 403 && answer.body.code === 'csrf') return this.refresh();
    this.#fail(TROUBLES[answer.status] ?? 'refused');
  }

  #store(fields, version) {
    this.form.elements.version.value = version;
    this.stored = fields;
    this.#unanswered = null;
    this.#retry = FIRST_RETRY;
    this.trouble = null;
    if (this.isClean) this.copies.done();
    else {
      this.keep();
      this.#later(PAUSE);
    }
    this.show(null, this.isClean ? 'saved' : 'saving');
    this.onStored(version);
  }

  #fail(trouble) {
    this.trouble = trouble;
    this.show(trouble);
    if (!['offline', 'signed-out', 'other-person'].includes(trouble)) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(
      () => (trouble === 'offline' && !this.isClean ? this.#save() : this.refresh()),
      this.#retry,
    );
    this.#retry = Math.min(this.#retry * 2, LAST_RETRY);
  }

  /**
   * @returns the answer; null for none, for "not now", and for one that is not the server's own: the network of a hotel
   *   answers everything with a page, until somebody has paid, and a proxy does while the server is away.
   */
  async #ask(method, fields) {
    const body = fields === undefined ? null : new URLSearchParams(fields);
    body?.set('version', this.version);
    const headers = { accept: 'application/json', 'x-csrf-token': this.form.elements._csrf.value };
    try {
      const request = { method, body, headers, signal: AbortSignal.timeout(GIVE_UP), cache: 'no-store' };
      const answer = await fetch(this.url, request);
      const said = await answer.json();
      if (answer.status === 429 || answer.status >= 500) return null;
      return answer.ok && !Number.isInteger(said.version) ? null : { status: answer.status, body: said };
    } catch {
      return null;
    }
  }
}

const TROUBLES = { 401: 'signed-out', 403: 'other-person', 404: 'other-person', 409: 'submitted', 412: 'conflict' };
