const SAYS_SOMETHING = /[\p{L}\p{N}\p{P}\p{S}]/u;

/** Keeps the count of what is missing up to date; the words are the page's. */
export function watchProgress(form) {
  const links = [...form.querySelectorAll('[data-missing]')];
  const missing = form.querySelector('.card-missing');
  missing?.addEventListener('click', ({ target }) => {
    if (target.closest('a')) missing.open = false;
  });
  return () => {
    const counts = { rating: 0, evidence: 0 };
    const inKit = new Set(links.filter(({ dataset }) => 'kit' in dataset).map((link) => link.dataset.for));
    for (const link of links) {
      const { missing: what, for: id } = link.dataset;
      const rating = form.elements[`rating.${id}`]?.value ?? '';
      const written = SAYS_SOMETHING.test(form.elements[`evidence.${id}`]?.value ?? '');
      const isMissing = {
        rating: rating === '' && (inKit.has(id) || written),
        evidence: rating !== '' && rating !== 'not-observed' && !written,
      }[what];
      link.hidden = !isMissing;
      counts[what] += Number(isMissing);
    }
    for (const count of form.querySelectorAll('[data-count]')) count.textContent = counts[count.dataset.count];
    const isComplete = counts.rating + counts.evidence === 0;
    for (const words of form.querySelectorAll('[data-complete]')) words.hidden = !isComplete;
    for (const words of form.querySelectorAll('[data-incomplete]')) words.hidden = isComplete;
  };
}
