// Writes docs/rubrics.md, the readable reference of the built-in rubrics, from src/rubrics/*.yaml.
// `--check` writes nothing and exits 1 when the file is not what the rubrics would give.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format, resolveConfig } from 'prettier';
import { parse } from 'yaml';

const root = fileURLToPath(new URL('..', import.meta.url));
const target = `${root}docs/rubrics.md`;

const ANCHOR_WORDS = { 1: 'Borrowed', 3: 'Mixed', 5: 'Earned' };
const STALLS = { drifted: 'drifted: mendable in the seat', calcified: 'calcified: not for this seat' };
const INPUTS = {
  timeToHireDays: 'Days from opening to a signed contract',
  rampUpWeeks: 'Weeks until somebody from outside carries the seat',
  'firstYearRetention.inside': 'Share still in the seat after twelve months, inside',
  'firstYearRetention.outside': 'Share still in the seat after twelve months, outside',
};

const list = (items) => items.map((item) => `- ${item}`).join('\n');
const cell = (text) => text.trim().replaceAll('|', '\\|').replaceAll(/\s+/g, ' ');
const row = (cells) => `| ${cells.map(cell).join(' | ')} |`;
const table = (head, rows) => [row(head), row(head.map(() => '---')), ...rows.map(row)].join('\n');
const weeks = ({ fromWeek, toWeek }) => (fromWeek === toWeek ? `Week ${fromWeek}` : `Weeks ${fromWeek}–${toWeek}`);

function dimensionsOf({ stages, closeness }) {
  return closeness ? [...stages, closeness] : stages;
}

function criterionText(criterion) {
  const { id, name, definition, questions, probes, anchors, evidence, remedy, weight = 1, weightReason } = criterion;
  return [
    `#### ${name}`,
    `\`${id}\``,
    definition,
    ...(weight === 1 ? [] : [`Weight ${weight}. ${weightReason}`]),
    `**Ask**\n\n${list(questions)}`,
    `**Follow up**\n\n${list(probes)}`,
    `**Rate**\n\n${list(Object.entries(ANCHOR_WORDS).map(([rating, word]) => `_${word}_ (${rating}): ${anchors[rating].trim()}`))}`,
    `**Evidence.** ${evidence}`,
    `**When it reads low**\n\n${list(remedy.map((step) => `${weeks(step)}: ${step.action}`))}`,
  ];
}

function dimensionText(rubric, dimension) {
  const aside = dimension.authority ? ` Its authority is ${dimension.authority}.` : '';
  return [
    `### ${dimension.name}`,
    `${dimension.definition}${aside}`,
    ...rubric.criteria.filter((criterion) => criterion.dimension === dimension.id).flatMap(criterionText),
  ];
}

function stagesText({ stages, closeness }) {
  const name = closeness?.name ?? 'closeness';
  return table(
    ['Career stage', 'Authority', `Needs ${name.toLowerCase()}`, 'Without it'],
    stages.map((stage) => [
      stage.name,
      stage.authority,
      stage.needsCloseness ? 'yes' : 'no',
      stage.stall === null ? '' : STALLS[stage.stall],
    ]),
  );
}

function tellsText(rubric) {
  const { borrowedAuthority, missingLayer, bottleneck, drift, calcification } = rubric.signals;
  const layer = dimensionsOf(rubric).find(({ id }) => id === missingLayer.dimension)?.name;
  const pointsTo = [
    [borrowedAuthority, 'borrowed authority'],
    [missingLayer, `${layer} layer missing`],
    [bottleneck, 'bottleneck'],
    [drift, 'drift'],
    [calcification, 'calcification'],
  ];
  return table(
    ['Tell', 'Points to', 'Id'],
    rubric.tells.map(({ id, name }) => [
      name,
      pointsTo.flatMap(([signal, words]) => (signal.tells.includes(id) ? [words] : [])).join(', '),
      `\`${id}\``,
    ]),
  );
}

function signalsText({ criteria, signals }) {
  const names = (ids) => ids.map((id) => criteria.find((criterion) => criterion.id === id).name).join(', ');
  return list([
    `A bottleneck shows in: ${names(signals.bottleneck.criteria)}.`,
    `Whether somebody wants the next career stage shows in: ${names(signals.wantsNextStage.criteria)}.`,
  ]);
}

function thresholdsText({ thresholds: { bar, confidence, minInterviewers, minCoverage } }) {
  const percent = (share) => `${Math.round(share * 100)} %`;
  return list([
    `The bar is ${bar} on the scale from 1 to 5.`,
    `Earned is said from a probability of ${percent(confidence)}, borrowed up to ${percent(1 - confidence)}.`,
    `A reading needs ${minInterviewers} interviewers or more, and ratings on ${percent(minCoverage)} of the criteria.`,
  ]);
}

function defaultsText({ defaults = [] }) {
  if (defaults.length === 0) return 'None: what a requisition does not give stays open.';
  return table(
    ['Figure', 'Value', 'Source'],
    defaults.map(({ input, value, source }) => [INPUTS[input], String(value), source]),
  );
}

function rubricText(rubric) {
  return [
    `## ${rubric.title}`,
    `\`${rubric.id}@${rubric.version}\``,
    rubric.introduction,
    stagesText(rubric),
    ...dimensionsOf(rubric).flatMap((dimension) => dimensionText(rubric, dimension)),
    '### Tells',
    'A tell is ticked when it was observed, and counts from the second interviewer on.',
    tellsText(rubric),
    '### What the engine reads',
    signalsText(rubric),
    thresholdsText(rubric),
    '### Figures with a source',
    defaultsText(rubric),
  ];
}

const rubrics = readdirSync(`${root}src/rubrics`)
  .filter((name) => name.endsWith('.yaml'))
  // The built-in arc first, then the others by name.
  .sort((a, b) => Number(b.startsWith('engineering-arc')) - Number(a.startsWith('engineering-arc')) || (a < b ? -1 : 1))
  .map((name) => parse(readFileSync(`${root}src/rubrics/${name}`, 'utf8')));

const markdown = [
  '<!-- Generated by tools/rubrics-doc.mjs from src/rubrics/*.yaml: edit those. -->',
  '# Rubrics',
  'A rating is 1 Borrowed, 2 Mostly borrowed, 3 Mixed, 4 Mostly earned or 5 Earned. What a conversation did not come to is not observed, which is never a number.',
  ...rubrics.flatMap(rubricText),
].join('\n\n');
const text = await format(markdown, { ...(await resolveConfig(target)), parser: 'markdown' });

const current = existsSync(target) ? readFileSync(target, 'utf8') : '';
if (!process.argv.includes('--check')) {
  writeFileSync(target, text);
  console.log(`docs/rubrics.md: ${rubrics.length} rubrics`);
} else if (current !== text) {
  console.error('docs/rubrics.md is not what src/rubrics gives. Run "node tools/rubrics-doc.mjs".');
  process.exitCode = 1;
}
