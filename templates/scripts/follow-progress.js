// Shows again, every second, the part of the page that changes while something is on its way. Without it one reloads.
const EVERY_MS = 1000;
const FAILURES = 30;
let failures = 0;

async function follow() {
  const shown = document.querySelector('[data-live]');
  try {
    const response = await fetch(location.href, { headers: { Accept: 'text/html' } });
    if (!response.ok) throw new Error(`${response.status}`);
    const page = new DOMParser().parseFromString(await response.text(), 'text/html');
    const fresh = page.querySelector('[data-live]');
    if (fresh === null) return;
    // What somebody is about to press or to read aloud is not taken from under them for nothing.
    if (!fresh.isEqualNode(shown)) shown.replaceWith(document.adoptNode(fresh));
    failures = 0;
    if (!('running' in fresh.dataset)) return;
  } catch {
    failures += 1;
    if (failures > FAILURES) return;
  }
  setTimeout(follow, EVERY_MS);
}

setTimeout(follow, EVERY_MS);
