/** Numbers as people read them: rounded once, here, and held to the rating scale. */

const NBSP = '\u00a0';
const LOWEST = 1;
const HIGHEST = 5;

/** A point on the rating scale, held to 1–5 (estimates may lie a little outside it). */
export function heldToScale(value: number): number {
  return Math.min(HIGHEST, Math.max(LOWEST, value));
}

/** One decimal, held to the scale: "4.3". Halves round up, whatever their binary form. */
export function scaleFigure(value: number): string {
  return (Math.round(Number((heldToScale(value) * 10).toFixed(6))) / 10).toFixed(1);
}

/** "3.8–4.4". */
export function intervalFigure([low, high]: readonly [number, number]): string {
  return `${scaleFigure(low)}–${scaleFigure(high)}`;
}

/** A probability (0–1) in whole percent; never 0 or 100, which no panel can know. */
export function percent(probability: number): string {
  const whole = Math.round(Number((probability * 100).toFixed(6)));
  if (whole < 1) return 'under 1%';
  if (whole > 99) return 'over 99%';
  return `${whole}%`;
}

/** The same where there is room for a few signs only: "<1%", ">99%". */
export function shortPercent(probability: number): string {
  return percent(probability).replace('under ', '<').replace('over ', '>');
}

/** A range of whole ratings: "3–5", or "4" where all agree. */
export function ratingRange([low, high]: readonly [number, number]): string {
  return low === high ? String(low) : `${low}–${high}`;
}

/** Whole amounts with the currency's code before them: "EUR 118,000". */
export function money(amount: number, currency: string | null): string {
  const whole = Math.round(amount);
  const digits = String(Math.abs(whole)).replace(/\B(?=(\d{3})+$)/g, ',');
  const signed = whole < 0 ? `−${digits}` : digits;
  return currency === null ? signed : `${currency}${NBSP}${signed}`;
}

/** "1 week", "26 weeks": whole weeks. */
export function weeks(value: number): string {
  const whole = Math.round(value);
  return `${whole}${NBSP}${whole === 1 ? 'week' : 'weeks'}`;
}

/** "2026-11-02" of an ISO 8601 time, in UTC. */
export function utcDay(iso: string): string {
  return new Date(iso).toISOString().slice(0, 10);
}

/** "2026-11-02 10:00 UTC" of an ISO 8601 time. */
export function utcMinute(iso: string): string {
  const text = new Date(iso).toISOString();
  return `${text.slice(0, 10)} ${text.slice(11, 16)} UTC`;
}
