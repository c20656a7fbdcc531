import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';

const ROOT = resolve(import.meta.dirname, '../..');
const GENERATED_AT = '2026-11-02T10:00:00Z';
const WORDS =
  'she led the platform team through two outages and one reorganisation while the roadmap slipped by a quarter and nobody above her noticed until the numbers came in so she wrote the review herself'.split(
    ' ',
  );

/** Briefs of one kind, as many different ones as wanted. */
function briefs({ name, describe, templatesDirectory, job, kinds = 1 }) {
  // Of one kind: briefs that differ in hardly more than a number, and so cost the same.
  return { name, describe, templatesDirectory, job, ofOneKind: (index) => job(index * kinds) };
}

/** The document on which the bars of the design were measured, rebuilt: 3 pages, about 950 words, two tables, one chart. */
export function referenceBriefs() {
  const text = (from, count) =>
    Array.from({ length: count }, (_, index) => WORDS[(from + index) % WORDS.length]).join(' ');
  const job = (index) => ({
    template: 'hiring-brief',
    paper: 'A4',
    language: 'en',
    title: `Platform lead, brief B-${index}`,
    generatedAt: GENERATED_AT,
    facts: { briefNumber: `B-${index}` },
    view: {
      candidate: `Candidate ${index}`,
      sections: Array.from({ length: 6 }, (_, section) => ({
        title: `Section ${section + 1}`,
        text: text(index + section * 7, 100),
      })),
      bars: Array.from({ length: 40 }, (_, bar) => ({
        x: bar * 12,
        y: bar * 3,
        height: 40 + ((bar * 7 + index) % 30),
      })),
      tables: [1, 2].map((table) => ({
        caption: `Ratings ${table}`,
        columns: ['Ana', 'Ben', 'Cleo', 'Dov', 'Eva'],
        rows: Array.from({ length: 14 }, (_, row) => ({
          name: `Criterion ${row + 1}`,
          cells: [1, 2, 3, 4, 5].map((cell) => `${((row * cell + index) % 5) + 1} earned`),
        })),
      })),
    },
  });
  return briefs({
    name: 'reference',
    describe: '',
    templatesDirectory: resolve(import.meta.dirname, 'templates'),
    job,
  });
}

/** Hiring briefs as the product makes them, of an example panel; the candidate's name differs from brief to brief. */
export async function realBriefs(dist) {
  const load = (file) => import(pathToFileURL(resolve(dist, file)).href);
  const { openEvaluation, assessOpened } = await load('cli/workbench.js');
  const { briefJob } = await load('modules/briefs/brief-document.js');
  const file = resolve(ROOT, 'examples/engineering-manager-payments.yaml');
  const opened = await openEvaluation(file, { rubric: [] });
  const assessment = await assessOpened(opened, { rubric: [] });
  const { applications } = opened.evaluation;
  const made = applications.map(({ id }) =>
    briefJob({
      rubric: opened.rubric.rubric,
      evaluation: opened.evaluation,
      assessment,
      applicationId: id,
      header: { number: 'B-1', generatedAt: GENERATED_AT },
      paper: 'A4',
    }),
  );
  const job = (index) => {
    const which = index % made.length;
    const name = applications[which].candidate.name;
    return JSON.parse(JSON.stringify(made[which]).replaceAll(name, `${name} ${index}`).replaceAll('B-1', `B-${index}`));
  };
  const describe = `hiring briefs of examples/engineering-manager-payments.yaml (${made.length} candidates in turn)`;
  return briefs({ name: 'real', describe, templatesDirectory: resolve(ROOT, 'templates'), job, kinds: made.length });
}
