import { execFileSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The design's bars for fitting a pool and scoring everybody, from nothing, in milliseconds. */
const SIZES = [
  { candidates: 100, interviewers: 24, milliseconds: 1000 },
  { candidates: 1000, interviewers: 80, milliseconds: 1500 },
  { candidates: 10_000, interviewers: 200, milliseconds: 3000 },
  { candidates: 100_000, interviewers: 500, milliseconds: 10_000 },
];
const ONE_MORE_BAR = 5;
/** Of a smaller pool the memory of the fit alone is what one collection more or less makes of it. */
const OWN_FROM = 10_000;
const ONE_SIZE = fileURLToPath(new URL('./cost-of-one-size.mjs', import.meta.url));

/** Prints what a pool costs, fitted and scored from nothing, and one more application against a frozen calibration; returns what missed its bar. */
export function costs({ dist, largest }) {
  const missed = [];
  let smaller = null;
  console.log('cost, one dimension of 7 criteria, 3–6 interviewers each, a tenth of the ratings not observed;');
  console.log('processor time, all threads counted; each size in a process of its own; memory at its peak\n');
  for (const size of SIZES.filter(({ candidates }) => candidates <= largest)) {
    const cost = measured(size, dist);
    const processor = cost.processor.fit + cost.processor.scores;
    const own = cost.memory.peak - cost.memory.input;
    const { read, first, score } = cost.oneMore;
    console.log(
      `${size.candidates.toLocaleString('en')} applications, ${size.interviewers} interviewers, ${cost.ratings.toLocaleString('en')} ratings: ${seconds(processor)} ` +
        `(fit ${seconds(cost.processor.fit)}, scores ${seconds(cost.processor.scores)}; bar ${seconds(size.milliseconds)}), ${seconds(cost.wall)} on the clock; ` +
        `converged: ${cost.converged ? 'yes' : 'no'}`,
    );
    console.log(
      `  memory ${cost.memory.peak.toFixed(0)} MB, of which ${own.toFixed(0)} MB for the fit and the rest for Node and the ratings as given`,
    );
    console.log(
      `  frozen: ${cost.calibrationKilobytes.toFixed(0)} kB, read in ${read.toFixed(1)} ms; one more application ${score.toFixed(2)} ms (bar ${ONE_MORE_BAR} ms), the first after reading ${first.toFixed(1)} ms`,
    );
    console.log(
      `  findings on all interviewers: ${seconds(cost.processor.findings)} more, and ${(cost.memory.foundPeak - cost.memory.peak).toFixed(0)} MB, the dated ratings among them`,
    );
    if (processor > size.milliseconds) missed.push(`${size.candidates} applications in ${seconds(processor)}`);
    if (score > ONE_MORE_BAR) missed.push(`one more application in ${score.toFixed(1)} ms`);
    const { findings } = cost.processor;
    const { peak } = cost.memory;
    if (smaller) missed.push(...growth(smaller, { size, processor, peak, own, findings }));
    smaller = { size, processor, peak, own, findings };
  }
  return missed;
}

/** Prints how much more the larger pool takes; neither time nor memory may grow faster than the number of applications. */
function growth(smaller, larger) {
  const times = (figure) => figure(larger) / figure(smaller);
  const applications = times(({ size }) => size.candidates);
  const grown = {
    time: times(({ processor }) => processor),
    memory: times(({ peak }) => peak),
    ...(smaller.size.candidates >= OWN_FROM && { 'memory of the fit': times(({ own }) => own) }),
    'time for findings': times(({ findings }) => findings),
  };
  console.log(
    `  ${applications.toFixed(0)} times the applications: ${grown.time.toFixed(1)} times the time, ${grown.memory.toFixed(1)} times the memory, ${grown['time for findings'].toFixed(1)} times the time for findings`,
  );
  return Object.entries(grown)
    .filter(([, factor]) => factor > applications)
    .map(
      ([what, factor]) =>
        `${what} grew ${factor.toFixed(1)} times from ${smaller.size.candidates} to ${larger.size.candidates} applications`,
    );
}

function measured({ candidates, interviewers }, dist) {
  const options = ['--candidates', candidates, '--interviewers', interviewers, '--dist', dist].map(String);
  return JSON.parse(execFileSync(process.execPath, [...process.execArgv, ONE_SIZE, ...options], { encoding: 'utf8' }));
}

function seconds(milliseconds) {
  return `${(milliseconds / 1000).toFixed(2)} s`;
}
