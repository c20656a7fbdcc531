// Fills a text field from a file that the reader chooses. Without this script there is the field alone, to be pasted into.
const LARGEST = 400_000;

for (const place of document.querySelectorAll('[data-read-file]')) {
  const field = document.getElementById(place.dataset.readFile);
  const input = place.querySelector('input');
  const problem = place.querySelector('[role="alert"]');
  place.hidden = false;
  input.addEventListener('change', async () => {
    const file = input.files[0];
    if (file === undefined) return;
    try {
      if (file.size > LARGEST) throw new Error('This file is larger than this field takes.');
      field.value = decode(await file.arrayBuffer());
      problem.textContent = '';
    } catch (error) {
      problem.textContent = error.message;
    }
  });
}

function decode(bytes) {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new Error('This file is not UTF-8 text. Save it as UTF-8.');
  }
}
