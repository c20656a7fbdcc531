/** The few turns of phrase that every sentence shares. Numbers are rounded here and nowhere earlier. */

/** "A", "A and B", "A, B and C". */
export function listed(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} and ${items.at(-1) ?? ''}`;
}

/** "A", "A or B", "A, B or C". */
export function alternatives(items: readonly string[]): string {
  if (items.length < 2) return items.join('');
  return `${items.slice(0, -1).join(', ')} or ${items.at(-1) ?? ''}`;
}

/** "1 interviewer", "3 interviewers". */
export function counted(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** A probability as a whole per cent; never 0% or 100%, which nobody can know. */
export function percent(probability: number): string {
  const whole = Math.round(probability * 100);
  if (whole <= 0) return 'under 1%';
  if (whole >= 100) return 'over 99%';
  return `${whole}%`;
}

/** An estimate or a mean rating to one decimal, held to the 1–5 scale. */
export function onScale(value: number): string {
  return Math.min(5, Math.max(1, value)).toFixed(1);
}

/** “Words as they stand in the rubric.” */
export function quoted(words: string): string {
  return `“${words}”`;
}

/** The first letter as a capital. */
export function sentence(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** "a Leader", "an Advisor": for names in English; what begins with a vowel letter takes "an". */
export function withArticle(name: string): string {
  return `${/^[aeiou]/i.test(name) ? 'an' : 'a'} ${name}`;
}

/** A quantity to one decimal, without a trailing ".0": "12", "21.4". */
export function amount(value: number): string {
  return String(Math.round(value * 10) / 10);
}
