// Renders one view to a PDF, for whoever works on the templates (after a build):
//   node tools/with-node.mjs bench/render-view.mjs hiring-brief view.json out.pdf [--paper A4|Letter] [--templates DIR] [--dist DIR] [--html]
import { readFileSync, writeFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    paper: { type: 'string', default: 'A4' },
    templates: { type: 'string', default: resolve(import.meta.dirname, '../templates') },
    dist: { type: 'string', default: resolve(import.meta.dirname, '../dist') },
    // Writes the HTML body beside the PDF, to see what the template made of the view.
    html: { type: 'boolean', default: false },
  },
});
const [template, viewFile, out] = positionals;
if (!template || !viewFile || !out) {
  console.error(
    'usage: render-view.mjs hiring-brief|shortlist-brief VIEW.json OUT.pdf [--paper A4|Letter] [--templates DIR] [--dist DIR] [--html]',
  );
  process.exit(2);
}

const module = (path) => import(pathToFileURL(resolve(values.dist, 'modules/rendering', path)).href);
const { Renderer } = await module('renderer.js');
const { renderingSettings } = await module('settings.js');
const { loadTemplates } = await module('template/template-environment.js');

const templatesDirectory = resolve(values.templates);
const view = JSON.parse(readFileSync(viewFile, 'utf8'));
const renderer = new Renderer(renderingSettings({ templatesDirectory }));
try {
  if (values.html) writeFileSync(`${out}.html`, loadTemplates(templatesDirectory).renderBody(template, view));
  const started = performance.now();
  const { bytes, pages } = await renderer.render({
    template,
    view,
    paper: values.paper,
    title: 'Dev render',
    language: 'en',
    generatedAt: '2026-11-02T10:00:00Z',
    facts: {},
  });
  writeFileSync(out, bytes);
  console.log(
    `${out}: ${pages} pages, ${bytes.length} bytes, ${Math.round(performance.now() - started)} ms with the browser's start`,
  );
} catch (error) {
  console.error(error.message, error.cause ? `\n${error.cause.stack ?? error.cause}` : '');
  process.exitCode = 1;
} finally {
  await renderer.stop();
}
