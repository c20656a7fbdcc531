import { Copies, PREFIX } from './draft-copies.js';

/**
 * Signing out, from whatever page: first everything that this browser keeps goes to the server, then it is cleared, in
 * every tab. What the server does not take is not given up unasked.
 */
const form = document.querySelector('form[action="/sign-out"]');
const { person } = form.dataset;
const tabs = new BroadcastChannel('arcbrief-sign-out');
const firsts = [];

/** What a page does before: it resolves to whether the server has all that is on it. */
export function beforeSignOut(first) {
  firsts.push(first);
}

form.addEventListener('submit', async (event) => {
  event.preventDefault();
  if (await everythingIsStored()) return leave();
  const words = document.querySelector('[data-state=leaving]');
  words.hidden = false;
  words.scrollIntoView({ block: 'center' });
});
document.querySelector('[data-do=leave]').addEventListener('click', leave);
// Another tab of the same person has sent what there was, or was told to give it up.
tabs.addEventListener('message', ({ data }) => {
  if (data !== person) return;
  Copies.close();
  form.submit();
});

function leave() {
  Copies.close();
  tabs.postMessage(person);
  form.submit();
}

async function everythingIsStored() {
  const answers = await Promise.all(firsts.map((first) => first()));
  for (const copy of Copies.under(`${PREFIX}:${person}:`)) if (await send(copy)) localStorage.removeItem(copy.key);
  // What is left may be somebody else's, whose session ended here before it was sent.
  return answers.every(Boolean) && Copies.under(PREFIX).length === 0;
}

/** In the order in which it was typed: what nobody answered may have been stored, and the same again changes nothing. */
async function send({ key, version, fields, sent }) {
  const scorecard = key.slice(`${PREFIX}:${person}:`.length).split(':')[0];
  const headers = { accept: 'application/json', 'x-csrf-token': form.elements._csrf.value };
  let current = version;
  for (const text of new Set([sent ?? fields, fields])) {
    const body = new URLSearchParams(text);
    body.set('version', current);
    try {
      const request = { method: 'POST', headers, body, signal: AbortSignal.timeout(5000), cache: 'no-store' };
      const answer = await fetch(`/scorecards/${scorecard}/draft`, request);
      if (!answer.ok) return false;
      current = (await answer.json()).version;
    } catch {
      return false;
    }
  }
  return true;
}
