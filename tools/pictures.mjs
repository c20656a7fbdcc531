// Draws the pictures of README and docs from the product itself: page 1 of a hiring brief and of a shortlist brief.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createCanvas } from '@napi-rs/canvas';
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const EXAMPLE = 'examples/engineering-manager-payments.yaml';
const SCALE = 1.6;

function arcbrief(...args) {
  const { status, stderr } = spawnSync(process.execPath, [join(root, 'tools/arcbrief.mjs'), ...args], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(stderr);
}

async function drawFirstPage(pdf, png) {
  const document = await getDocument({ data: new Uint8Array(readFileSync(pdf)), verbosity: 0 }).promise;
  const page = await document.getPage(1);
  const viewport = page.getViewport({ scale: SCALE });
  const canvas = createCanvas(viewport.width, viewport.height);
  await page.render({ canvas, canvasContext: canvas.getContext('2d'), viewport }).promise;
  writeFileSync(png, await canvas.encode('png'));
  console.log(png);
}

const scratch = mkdtempSync(join(tmpdir(), 'arcbrief-pictures-'));
const pictures = join(root, 'docs/pictures');
mkdirSync(pictures, { recursive: true });
try {
  arcbrief('brief', EXAMPLE, '--application', 'dhalaigh', '--out', scratch);
  arcbrief('shortlist', EXAMPLE, '--out', join(scratch, 'shortlist.pdf'));
  await drawFirstPage(join(scratch, 'dhalaigh.pdf'), join(pictures, 'hiring-brief-page-1.png'));
  await drawFirstPage(join(scratch, 'shortlist.pdf'), join(pictures, 'shortlist-brief-page-1.png'));
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
