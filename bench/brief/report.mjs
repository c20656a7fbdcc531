/** Lines as they come, and at the end which bars were held. */
export class Report {
  #bars = [];

  line(text) {
    console.log(text);
  }

  title(text) {
    console.log(`\n${text}`);
  }

  /** `holds` is null for a figure that is only shown. */
  bar(number, text, holds) {
    const verdict = holds === null ? 'shown' : holds ? 'held' : 'MISSED';
    console.log(`  bar ${number}: ${text} … ${verdict}`);
    if (holds !== null) this.#bars.push({ number, holds });
  }

  end() {
    const missed = this.#bars.filter(({ holds }) => !holds).map(({ number }) => number);
    console.log(
      missed.length === 0 ? `\nall ${this.#bars.length} bars held` : `\nmissed: bar ${missed.join(', bar ')}`,
    );
    process.exitCode = missed.length === 0 ? 0 : 1;
  }
}

export function quantile(values, share) {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))];
}

export function mean(values) {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

export const ms = (value) => `${value < 10 ? value.toFixed(2) : value.toFixed(0)} ms`;
