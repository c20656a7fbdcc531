import { mean, ms, quantile } from '../brief/report.mjs';

const BAR = 1.5;
const WARM = 10;
const TOO_OFTEN = 429;

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
    const [less, more] = figures.map(({ wall }) => quantile(wall, 0.5));
    const [lessCpu, moreCpu] = figures.map(({ cpu }) => mean(cpu));
    const ratio = more / less;
    const counted = figures[0].wall.length;
    if (ratio > worst.ratio) worst = { ratio, name: sight.name };
    report.line(
      `  ${ratio.toFixed(2)}×  ${ms(less).padStart(8)} → ${ms(more).padStart(8)}  (CPU ${(moreCpu / lessCpu).toFixed(2)}×)  ${sight.name}${counted < rounds ? `, ${counted} rounds: it lets nobody ask more often` : ''}${ratio > BAR ? '  ← over' : ''}`,
    );
  }
  for (const sight of bare.sights)
    report.line(`  only in an installation without people, so it cannot grow: ${sight.name}`);
  report.bar('growth', `most ${worst.ratio.toFixed(2)}× of ${BAR}×: ${worst.name}`, worst.ratio <= BAR);
}

/** Null when one side does not answer with a page. */
async function inTurns(sides, rounds) {
  // A link may be looked at twenty times a minute, so it is not warmed up.
  const times = sides.map(() => ({ wall: [], cpu: [] }));
  for (let round = sides[0].sight.path.startsWith('/welcome/') ? -1 : -WARM; round < rounds; round += 1) {
    // Each side goes first as often as the other.
    for (const index of round % 2 === 0 ? [0, 1] : [1, 0]) {
      const { product, sight } = sides[index];
      const cpu = process.cpuUsage();
      const { status, took } = await product.fetch(sight);
      if (status === TOO_OFTEN && round > 3) return times;
      if (status !== 200) return null;
      const { user, system } = process.cpuUsage(cpu);
      if (round < 0) continue;
      times[index].wall.push(took);
      times[index].cpu.push((user + system) / 1000);
    }
  }
  return times;
}
