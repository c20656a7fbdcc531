/** Fields that say how a form is sent, not what was typed. */
const OWN = new Set(['_csrf', 'version', 'do', 'copy']);

/** What no text may hold and what only pasting brings along (src/common/documents/text.ts refuses it). */
const UNSEEN = /(?![\n\t])\p{Cc}|\p{Cs}|\p{Noncharacter_Code_Point}|\ufeff/gu;

/** All that was typed and chosen, as one text: equal texts are equal forms. */
export function fieldsOf(form) {
  const all = new URLSearchParams();
  for (const [name, value] of new FormData(form)) if (!OWN.has(name)) all.append(name, value);
  return all.toString();
}

/** Puts such a text back. */
export function fill(form, fields) {
  const all = new URLSearchParams(fields);
  for (const control of form.elements) {
    if (!control.name || OWN.has(control.name)) continue;
    if (control.type === 'radio' || control.type === 'checkbox')
      control.checked = all.getAll(control.name).includes(control.value);
    else if (control.tagName === 'TEXTAREA') control.value = all.get(control.name) ?? '';
  }
}

/** Takes out what a text cannot be kept with, before anybody relies on its being kept. */
export function tidy(control) {
  if (control.tagName !== 'TEXTAREA' || control.value.search(UNSEEN) < 0) return;
  control.value = control.value.replace(UNSEEN, '');
}

/** Sends a text as a form of the page, so that the answer is a page too. */
export function postAsForm(action, fields, extra) {
  const form = document.createElement('form');
  form.method = 'post';
  form.action = action;
  for (const [name, value] of [...new URLSearchParams(fields), ...Object.entries(extra)]) {
    // Line breaks survive in a textarea only.
    const field = document.createElement('textarea');
    field.name = name;
    field.value = value;
    form.append(field);
  }
  form.hidden = true;
  document.body.append(form);
  form.submit();
}
