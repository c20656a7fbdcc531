import { Copies } from './draft-copies.js';
import { fieldsOf, fill, postAsForm, tidy } from './draft-fields.js';
import { DraftSync } from './draft-sync.js';
import { listenToKeys } from './scorecard-keys.js';
import { watchProgress } from './scorecard-progress.js';
import { beforeSignOut } from './sign-out.js';

const page = document.getElementById('scorecard');
const { mode, scorecard } = page.dataset;
const copies = new Copies(page.dataset);

// What the server says it has taken, by the id that only this browser knows.
const kept = /^#kept-([a-z0-9]+)$/.exec(location.hash);
if (kept) {
  copies.drop(kept[1]);
  history.replaceState(null, '', location.pathname);
}
// A page from the browser's own memory may show what is no longer stored.
addEventListener('pageshow', ({ persisted }) => persisted && location.reload());

function draft() {
  const form = page;
  const progress = watchProgress(form);
  const tabs = new BroadcastChannel(`arcbrief-${scorecard}`);
  let isLeaving = false;
  const sync = new DraftSync(form, { copies, show, onStored: (version) => tabs.postMessage(version) });

  const csrf = () => form.elements._csrf.value;
  const compare = (fields, version, copy) => {
    isLeaving = true;
    postAsForm(form.getAttribute('action'), fields, { _csrf: csrf(), version, copy, do: 'compare' });
  };
  const found = bringBack();

  listenToKeys(form);
  progress();
  for (const type of ['input', 'change'])
    form.addEventListener(type, ({ target }) => {
      if (!target.name) return;
      tidy(target);
      progress();
      sync.touched();
    });
  form.addEventListener('submit', async (event) => {
    if (isLeaving) return;
    event.preventDefault();
    const isStored = await sync.flush();
    // What the server does not take it explains on a page of its own.
    if (!isStored && sync.trouble !== 'refused') return sayWhy();
    isLeaving = true;
    // A form ignores being submitted while it still tells of the first time.
    setTimeout(() => form.requestSubmit(event.submitter));
  });
  beforeSignOut(() => sync.flush());
  form.addEventListener('click', ({ target }) => DOES[target.dataset.do]?.());
  addEventListener('online', () => sync.hurry());
  document.addEventListener('visibilitychange', () => {
    if (document.hidden) sync.hurry();
    else sync.refresh();
  });
  addEventListener('focus', () => sync.trouble !== null && sync.refresh());
  tabs.addEventListener('message', ({ data }) => data > sync.version && sync.isClean && show('elsewhere'));
  tabs.postMessage(sync.version);

  const DOES = {
    compare: () => compare(fieldsOf(form), sync.version, copies.id),
    found: () => compare(found.fields, found.version, found.id),
    reload: () => location.reload(),
    save: () => form.requestSubmit(form.querySelector('button[value=save]')),
  };

  /** What an earlier page could not send: put back where nothing else was stored since, otherwise offered. */
  function bringBack() {
    const now = fieldsOf(form);
    const left = copies.others().filter(({ id, fields }) => fields !== now || copies.drop(id));
    const isSafe = ({ version, sent }) => version === sync.version || sent === now;
    const [first, second] = left;
    if (first !== undefined && second === undefined && isSafe(first)) {
      fill(form, first.fields);
      sync.keep();
      copies.drop(first.id);
      sync.touched();
      show('restored');
      return null;
    }
    if (form.dataset.saved === 'no') sync.touched();
    if (first !== undefined) show('found');
    return first ?? null;
  }
}

/** Not about what is in this form. */
const ASIDE = ['restored', 'found', 'elsewhere'];

/** Which of the states the page shows, and the words beside the count. */
function show(trouble, now = 'unchanged') {
  for (const state of page.querySelectorAll('[data-state]')) {
    // What was found or put back stays until something else is to be said.
    const stays = trouble === null && ['restored', 'found'].includes(state.dataset.state);
    if (!stays) state.hidden = state.dataset.state !== trouble;
  }
  const words = page.querySelector('[data-saved-words]');
  if (words === null) return;
  words.hidden = false;
  if (trouble !== null && !ASIDE.includes(trouble)) return void (words.dataset.now = 'unsaved');
  if (now === 'saved') words.querySelector('time').textContent = new Date().toLocaleTimeString([], { hour12: false });
  if (now === 'unchanged' && words.dataset.now === 'saved') return;
  if (!ASIDE.includes(trouble)) words.dataset.now = now;
}

function sayWhy() {
  page.querySelector('[data-states]').scrollIntoView({ block: 'center' });
}

/** An amendment is sent whole: until then it is safe in this browser. */
function amend() {
  const form = page;
  const version = Number(form.elements.version.value);
  const keep = () => copies.keep({ version, fields: fieldsOf(form), sent: null });
  listenToKeys(form);
  const [left] = copies.others();
  if (left !== undefined && form.dataset.saved === 'yes') {
    fill(form, left.fields);
    page.querySelector('[data-state=restored]').hidden = false;
  }
  if (left !== undefined || form.dataset.saved === 'no') {
    keep();
    for (const { id } of copies.others()) copies.drop(id);
  }
  for (const type of ['input', 'change'])
    form.addEventListener(type, ({ target }) => {
      tidy(target);
      keep();
    });
  form.addEventListener('submit', () => {
    const copy = document.createElement('input');
    Object.assign(copy, { type: 'hidden', name: 'copy', value: copies.id });
    form.append(copy);
  });
}

/** A scorecard that is in. */
function read() {
  const left = page.querySelector('[data-state=left]');
  left.hidden = copies.others().length === 0;
  left.querySelector('[data-do=drop]').addEventListener('click', () => {
    for (const { id } of copies.others()) copies.drop(id);
    left.hidden = true;
  });
}

({ draft, amend, read })[mode]();
