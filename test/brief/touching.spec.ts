import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Rubric } from '../../src/domain/index.js';
import { assess } from '../../src/domain/index.js';
import { briefJob } from '../../src/modules/briefs/brief-document.js';
import { parseEvaluation } from '../../src/modules/imports/evaluation-reader.js';
import { renderingSettings } from '../../src/modules/rendering/settings.js';
import { buildDocument, createMark } from '../../src/modules/rendering/template/document.js';
import { loadTemplates } from '../../src/modules/rendering/template/template-environment.js';
import { openRubricLibrary } from '../../src/modules/rubrics/rubric-library.js';
import { PagesBrowser } from '../support/pages-browser.js';

/** Words of pictures are laid out here and measured by a browser: whether they fit shows only there. */
const EXAMPLES = join(import.meta.dirname, '../../examples');
const library = openRubricLibrary();
const templates = loadTemplates(renderingSettings().templatesDirectory);
const header = { number: 'B-0012', generatedAt: '2026-11-22T09:40:00Z' };

/** Pixels across the paper between its margins: letters are spaced by whole pixels, so only at its size are words as wide as in the PDF. */
const BETWEEN_MARGINS = 643;

let browser: PagesBrowser;
let directory: string;

beforeAll(async () => {
  directory = mkdtempSync(join(tmpdir(), 'arcbrief-touching-'));
  browser = await PagesBrowser.start();
});
afterAll(async () => {
  await browser.stop();
  rmSync(directory, { recursive: true });
});

/** The shortlist brief of an example whose seat is at this stage, as a file; it has a page for each candidate. */
function shortlistOf(file: string, stage: string, worded: (rubric: Rubric) => Rubric = (rubric) => rubric): string {
  const read = parseEvaluation(readFileSync(join(EXAMPLES, file), 'utf8'), file, (reference) =>
    library.find(reference),
  );
  const evaluation = { ...read, requisition: { ...read.requisition, stage } };
  const rubric = worded(library.get(evaluation.rubric).rubric);
  const assessment = assess({ rubric, requisition: evaluation.requisition, applications: evaluation.applications });
  const { template, view, paper, language } = briefJob({
    ...{ rubric, evaluation, assessment, header },
    applicationId: null,
    paper: 'A4',
  });
  const { styles } = templates;
  const path = join(directory, `${file}-${stage}.html`);
  writeFileSync(
    path,
    buildDocument({ body: templates.renderBody(template, view), styles, paper, language, mark: createMark() }),
  );
  return path;
}

const SEATS = readdirSync(EXAMPLES)
  .filter((file) => file.endsWith('.yaml'))
  .flatMap((file) => {
    const { rubric } = parseEvaluation(readFileSync(join(EXAMPLES, file), 'utf8'), file, (reference) =>
      library.find(reference),
    );
    return library.get(rubric).rubric.stages.map(({ id }) => ({ file, stage: id }));
  });

async function overlapsIn(path: string): Promise<readonly string[]> {
  const open = await browser.open({ url: pathToFileURL(path).href, width: BETWEEN_MARGINS, scheme: 'light' });
  await open.page.emulateMediaType('print');
  expect(await open.page.evaluate(`document.querySelectorAll('svg text').length`)).toBeGreaterThan(20);
  const overlaps = await open.overlapping();
  await open.close();
  return overlaps;
}

describe('the words of the pictures in a brief', () => {
  it.each(SEATS)('keep off each other: $file, for a seat at $stage', async ({ file, stage }) => {
    expect(await overlapsIn(shortlistOf(file, stage))).toEqual([]);
  });

  it.each([
    ['long words', 'Verantwortungsträgerin', 'Glaubwürdigkeit in der Werkstatt'],
    ['wide words', 'WWWWWW MMMMMM WWWWWW', 'MMMMMM WWWWWW MMMMMM'],
    ['many narrow letters', 'illicit utility till lilt it', 'titillating little jilts, illicit'],
    ['another script', '建設者的責任與領導能力', '組織內部的信任與信譽'],
  ])('keep off each other where a rubric has %s', (_what, name, authority) =>
    Promise.all(
      ['builder', 'leader'].map(async (stage) => {
        const worded = (rubric: Rubric) => ({
          ...rubric,
          stages: rubric.stages.map((each) => ({ ...each, name, authority })),
        });
        expect(await overlapsIn(shortlistOf('staff-engineer.yaml', stage, worded))).toEqual([]);
      }),
    ),
  );
});
