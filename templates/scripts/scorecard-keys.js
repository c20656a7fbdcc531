const OFF = 'arcbrief-single-keys-off';

/** Single keys rate and move while nobody is writing; they can be turned off (WCAG 2.1.4), which this browser remembers. */
export function listenToKeys(form) {
  form.querySelector('[data-keys]').hidden = false;
  const toggle = form.querySelector('[data-single-keys]');
  toggle.checked = localStorage.getItem(OFF) === null;
  toggle.addEventListener('change', () => {
    if (toggle.checked) localStorage.removeItem(OFF);
    else localStorage.setItem(OFF, 'yes');
  });
  let last = null;
  form.addEventListener('focusin', ({ target }) => (last = target.closest('[data-criterion]') ?? last));

  document.addEventListener('keydown', (event) => {
    const { key, target } = event;
    if (event.isComposing || event.defaultPrevented) return;
    if (key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      return form.requestSubmit(form.querySelector('button[value=submit]') ?? form.querySelector('.card-end button'));
    }
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const here = target.closest('[data-criterion]');
    if (target.matches('textarea, select, input:not([type=radio], [type=checkbox])')) {
      if (key === 'Escape' && here) here.focus();
      return;
    }
    const act = ACTIONS[key];
    // Outside a criterion a field's own keys are its own.
    if (!toggle.checked || act === undefined || (here === null && target.matches('input, button, summary'))) return;
    event.preventDefault();
    act(here ?? last, form, key);
  });
}

const rate = (criterion, form, key) => {
  if (criterion === null) return move(1)(null, form);
  choose(criterion, key);
  criterion.querySelector('textarea').focus();
};

const notObserved = (criterion, form) => {
  if (criterion !== null) choose(criterion, 'not-observed');
  move(1)(criterion, form);
};

/** Past the last one: to what closes the scorecard. */
const move = (step) => (criterion, form) => {
  const all = [...form.querySelectorAll('[data-criterion]')].filter((one) => one.checkVisibility());
  const next = all[criterion === null ? 0 : all.indexOf(criterion) + step];
  if (next === undefined) {
    if (step > 0) form.querySelector('.card-closing input')?.focus();
    return;
  }
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'start' });
};

function choose(criterion, value) {
  const radio = criterion.querySelector(`.scale input[value="${value}"]`);
  if (radio.checked) return;
  radio.checked = true;
  radio.dispatchEvent(new Event('change', { bubbles: true }));
}

const ACTIONS = {
  1: rate,
  2: rate,
  3: rate,
  4: rate,
  5: rate,
  n: notObserved,
  j: move(1),
  ArrowDown: move(1),
  k: move(-1),
  ArrowUp: move(-1),
};
