import { mean, ms, quantile } from '../brief/report.mjs';

const BAR = 1.5;
const WARM = 10;

/** From the request's arrival to its answer's end, in the server alone, with few data and with many, in turns. */
export async function serverTimes({ few, many, bare, report, rounds }) {
  report.title(`server time, p50 of ${rounds} requests a page and side, in turns; bar ${BAR}×`);
  for (const path of few.unknown) report.bar('growth', `MISSING ${path}`, false);
  const among = new Map(many.sights.map((sight) => [sight.name, sight]));
  let worst = { ratio: 0, name: '' };
  for (const sight of few.sights) {
    const sides = [
      { product: few, sight },
      { product: many, sight: among.get(sight.name) },
    ];
    const figures = await inTurns(sides, rounds);
    if (figures === null) {
      report.bar('growth', `MISSING ${sight.name}: it does not answer with a page`, false);
      continue;
    }
    const [less, more] = figures.map((times) => quantile(times, 0.5));
    const ratio = more / less;
    if (ratio > worst.ratio) worst = { ratio, name: sight.name };
    report.line(
      `  ${ratio.toFixed(2)}×  ${ms(less).padStart(8)} → ${ms(more).padStart(8)}  (mean ${ms(mean(figures[0]))} → ${ms(mean(figures[1]))})  ${sight.name}${ratio > BAR ? '  ← over' : ''}`,
    );
  }
  for (const sight of bare.sights)
    report.line(`  only in an installation without people, so it cannot grow: ${sight.name}`);
  report.bar('growth', `most ${worst.ratio.toFixed(2)}× of ${BAR}×: ${worst.name}`, worst.ratio <= BAR);
}

/** Null when one side does not answer with a page. */
async function inTurns(sides, rounds) {
  const times = sides.map(() => []);
  for (let round = -WARM; round < rounds; round += 1) {
    // Each side goes first as often as the other.
    for (const index of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const { product, sight } = sides[index];
      const { status, took } = await product.fetch(sight);
      if (status !== 200) return null;
      if (round >= 0) times[index].push(took);
    }
  }
  return times;
}
