import { brotliDecompressSync, gunzipSync, zstdDecompressSync } from 'node:zlib';

const PAGE_CAP = 60 * 1024;
const SCRIPT_CAP = 14 * 1024;

/** Every page with what it loads, as a browser gets it; fonts are the reader's own. */
export async function pageWeights({ few, many, bare, report }) {
  report.title('weight over the wire, compressed as a browser gets it, bodies alone (HTML + style sheet + scripts)');
  for (const path of few.unknown)
    report.bar('weight', `MISSING ${path}: test/pages/support/places.ts does not know it`, false);
  const known = new Map();
  const heaviest = { page: null, script: null };
  for (const product of [few, many, bare]) {
    for (const sight of product.sights) {
      const weight = await weightOf(product, sight);
      // The same page among more data: only worth a line of its own when it is heavier.
      if (product === many && weight.status === 200 && weight.page <= (known.get(sight.name) ?? 0) * 1.02) continue;
      known.set(sight.name, Math.max(weight.page, known.get(sight.name) ?? 0));
      report.line(
        `  ${kilobytes(weight.page)} (HTML ${kilobytes(weight.html)}, style ${kilobytes(weight.style)}, script ${kilobytes(weight.script)})  ${sight.name}${product === many ? ', among many' : ''}${weight.status === 200 ? '' : `  MISSING: status ${weight.status}`}`,
      );
      if (weight.status !== 200) report.bar('weight', `MISSING ${sight.name}: status ${weight.status}`, false);
      for (const part of ['page', 'script'])
        if (heaviest[part] === null || weight[part] > heaviest[part].bytes)
          heaviest[part] = { bytes: weight[part], name: sight.name };
    }
  }
  report.bar(
    'page',
    `heaviest ${kilobytes(heaviest.page.bytes)} of 60 KB: ${heaviest.page.name}`,
    heaviest.page.bytes <= PAGE_CAP,
  );
  report.bar(
    'script',
    `most ${kilobytes(heaviest.script.bytes)} of 14 KB: ${heaviest.script.name}`,
    heaviest.script.bytes <= SCRIPT_CAP,
  );
}

async function weightOf(product, sight) {
  const { status, headers, body } = await product.fetch(sight);
  const html = plain(headers, body);
  const sheets = [...html.matchAll(/<link rel="stylesheet" href="([^"]+)"/g)].map(([, path]) => path);
  const scripts = [...html.matchAll(/<script[^>]*\ssrc="([^"]+)"/g)].map(([, path]) => path);
  const style = await bytesOf(product, sheets);
  const script = await bytesOf(product, scripts);
  return { status, html: body.length, style, script, page: body.length + style + script };
}

/** What lies at these addresses, and at those that they import in turn. */
async function bytesOf(product, addresses) {
  const seen = new Set();
  const wanted = [...addresses];
  let sum = 0;
  for (let path = wanted.shift(); path !== undefined; path = wanted.shift()) {
    if (seen.has(path)) continue;
    seen.add(path);
    const { status, headers, body } = await product.fetch({ path });
    if (status !== 200) throw new Error(`${path}: ${status}`);
    sum += body.length;
    for (const [, file] of plain(headers, body).matchAll(/\b(?:from|import)\s*\(?\s*['"]\.\/([\w.-]+\.js)['"]/g))
      wanted.push(`/assets/${file}`);
  }
  return sum;
}

function plain(headers, body) {
  const decode = { br: brotliDecompressSync, gzip: gunzipSync, zstd: zstdDecompressSync }[headers['content-encoding']];
  return (decode === undefined ? body : decode(body)).toString();
}

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1).padStart(5)} KB`;
