import type { PDFDocumentProxy } from 'pdfjs-dist';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { presentHiringBrief } from '../../src/modules/briefs/brief.presenter.js';
import { presentShortlistBrief } from '../../src/modules/briefs/shortlist.presenter.js';
import type { Paper, RenderJob } from '../../src/modules/rendering/render-job.js';
import { Renderer } from '../../src/modules/rendering/renderer.js';
import { renderingSettings } from '../../src/modules/rendering/settings.js';
import type { Tag } from '../rendering/support/pdf.js';
import { openPdf, pdfTags } from '../rendering/support/pdf.js';
import { SHORTLISTS } from './fixtures/shortlists.js';
import { FIXTURES } from './fixtures/states.js';

/** The real templates, printed by the real browser: what stands on which page, in which order, under which tags. */
let renderer: Renderer;
beforeAll(() => {
  renderer = new Renderer(renderingSettings());
});
afterAll(() => renderer.stop());

const PAPERS: readonly Paper[] = ['A4', 'Letter'];

function job(template: RenderJob['template'], view: unknown, paper: Paper): RenderJob {
  return {
    template,
    view,
    paper,
    title: 'Brief B-0012',
    language: 'en',
    generatedAt: '2026-11-22T09:40:00Z',
    facts: {},
  };
}

function hiringView(name: string): ReturnType<typeof presentHiringBrief> {
  const make = FIXTURES[name];
  if (make === undefined) throw new Error(`no fixture ${name}`);
  return presentHiringBrief(make());
}

async function hiringBrief(name: string): Promise<readonly string[]> {
  return pagesOf((await renderer.render(job('hiring-brief', hiringView(name), 'A4'))).bytes);
}

async function pagesOf(bytes: Uint8Array): Promise<readonly string[]> {
  const document = await openPdf(bytes);
  const pages: string[] = [];
  for (let number = 1; number <= document.numPages; number += 1) pages.push(await textOf(document, number));
  return pages;
}

/** The text of a page, in the order of the file, white space as one space. Pages are counted from 1. */
async function textOf(document: PDFDocumentProxy, number: number): Promise<string> {
  const { items } = await (await document.getPage(number)).getTextContent();
  return items
    .map((item) => ('str' in item ? item.str + (item.hasEOL ? ' ' : '') : ''))
    .join('')
    .replace(/\s+/g, ' ');
}

type Outline = Awaited<ReturnType<PDFDocumentProxy['getOutline']>>;

interface Chapter {
  readonly title: string;
  /** The page that it begins on, from 0. */
  readonly page: number;
  readonly sections: readonly Chapter[];
}

/** Where everything begins, which the outline tells without reading a page. */
async function chaptersOf(document: PDFDocumentProxy): Promise<readonly Chapter[]> {
  const chapters = (items: Outline): Promise<readonly Chapter[]> =>
    Promise.all(
      items.map(async ({ title, dest, items: below }) => {
        if (!Array.isArray(dest)) throw new Error(`${title} leads nowhere`);
        return { title, page: await document.getPageIndex(dest[0]), sections: await chapters(below) };
      }),
    );
  return chapters(await document.getOutline());
}

/** The browser puts the words of an outline in the order in which they are drawn, from right to left where a name runs so. */
function inWords(text: string): readonly string[] {
  return text.split(/\s+/).sort();
}

function inOrder(text: string, parts: readonly string[]): readonly string[] {
  return [...parts].sort((a, b) => text.indexOf(a) - text.indexOf(b));
}

describe.each(PAPERS)('on %s', (paper) => {
  it.each(Object.keys(FIXTURES))('page 1 is one page, with the questions at its end: %s', async (name) => {
    const view = hiringView(name);
    const { page } = view;
    const document = await openPdf((await renderer.render(job('hiring-brief', view, paper))).bytes);
    const first = await textOf(document, 1);
    const last = page.ask.questions.at(-1)?.text ?? page.ask.none ?? '';
    expect(first).toContain(page.headline);
    expect(first).toContain(last.replace(/…$/, '').slice(-40));
    expect(first).not.toContain('Why: what the panel saw');
    const sections = (await chaptersOf(document)).flatMap((chapter) => chapter.sections);
    expect(sections).toContainEqual(expect.objectContaining({ title: 'Why: what the panel saw', page: 1 }));
  });

  it.each(Object.keys(SHORTLISTS))('a shortlist ends with one page for each candidate: %s', async (name) => {
    const make = SHORTLISTS[name];
    if (make === undefined) throw new Error(`no fixture ${name}`);
    const view = presentShortlistBrief(make());
    const document = await openPdf((await renderer.render(job('shortlist-brief', view, paper))).bytes);
    const [, ...candidates] = await chaptersOf(document);
    const from = document.numPages - view.pages.length;
    expect(from).toBeGreaterThan(0);
    expect(candidates.map(({ title, page }) => [inWords(title), page])).toEqual(
      view.pages.map(({ heading }, index) => [inWords(heading.candidate), from + index]),
    );
    for (const { page, sections } of candidates)
      expect(sections).toContainEqual(expect.objectContaining({ title: 'Ask before you decide', page }));
  });
});

describe('the pages of a hiring brief', () => {
  it('carry who it is about, what it was computed from, when, and which page it is', async () => {
    const pages = await hiringBrief('manyFlags');
    pages.forEach((text, index) => {
      expect(text).toContain('Ramona Castellanos');
      expect(text).toContain('Confidential: for the hiring panel only');
      expect(text).toContain('B-0012 · engineering-arc@1 · engine 1.0.0 · input 7c1f09ab42de');
      expect(text).toContain(`generated 2026-11-22 09:40 UTC · page ${index + 1} of ${pages.length}`);
    });
  });

  it('read in the order in which they are looked at', async () => {
    const [first = ''] = await hiringBrief('drifted');
    const parts = [
      'for Engineering Manager',
      'Buy with a plan',
      'Stage-skip risk',
      'Scorecards',
      'Drifted',
      'Grow or buy',
      'Ask before',
    ];
    for (const part of parts) expect(first).toContain(part);
    expect(inOrder(first, parts)).toEqual(parts);
  });

  it('hold the evidence in full after pages 1 and 2', async () => {
    const pages = await hiringBrief('drifted');
    const evidence = pages.slice(1).join(' ');
    expect(evidence.indexOf('What would change')).toBeLessThan(
      evidence.indexOf('Every rating with what the interviewer wrote'),
    );
    expect(evidence).toContain('Sat through our design review without a question that could have changed it.');
  });

  it.each(['drifted', 'allEarned', 'manyFlags', 'thin'])(
    'hold evidence on the last one, and a part of it where its title stands: %s',
    async (name) => {
      const pages = await hiringBrief(name);
      expect(pages.at(-1)).not.toContain('How to read this brief');
      const titled = pages.find((text) => text.includes('Every rating with what the interviewer wrote'));
      expect(titled).toContain('The panel');
    },
  );

  it('show what a person typed as text', async () => {
    const view = hiringView('drifted');
    const typed = '<b>Ada</b> {{7*7}}" onload="x';
    const named = { ...view, page: { ...view.page, heading: { ...view.page.heading, candidate: typed } } };
    const [first = ''] = await pagesOf((await renderer.render(job('hiring-brief', named, 'A4'))).bytes);
    expect(first).toContain(typed);
  });
});

describe('the tags of a brief', () => {
  async function tags(name: string): Promise<readonly Tag[]> {
    return pdfTags((await renderer.render(job('hiring-brief', hiringView(name), 'A4'))).bytes);
  }

  it('give the arc picture its words and leave every other drawing out', async () => {
    const figures = (await tags('manyFlags')).filter(({ role }) => role === 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual([hiringView('manyFlags').page.arc.alternative]);
  });

  it('list the facts of page 1', async () => {
    const items = (await tags('drifted')).filter(({ role }) => role === 'LI');
    expect(items.length).toBeGreaterThanOrEqual(4);
  });

  it('head every table with its columns and its rows', async () => {
    const all = await tags('drifted');
    const tables = all.filter(({ role }) => role === 'Table');
    expect(tables.length).toBeGreaterThanOrEqual(5);
    const heads = (tag: Tag): number =>
      (tag.role === 'TH' ? 1 : 0) + tag.children.reduce((sum, child) => sum + ('role' in child ? heads(child) : 0), 0);
    for (const table of tables) expect(heads(table)).toBeGreaterThanOrEqual(3);
  });

  it('make an outline of the candidate, the verdict and every part', async () => {
    const { bytes } = await renderer.render(job('hiring-brief', hiringView('drifted'), 'A4'));
    const [root] = await chaptersOf(await openPdf(bytes));
    expect(root?.title).toBe('Ramona Castellanos');
    expect(root?.sections.map(({ title }) => title)).toEqual([
      'Buy with a plan for closeness to the build.',
      'Grow or buy',
      'Ask before you decide',
      'Why: what the panel saw',
      'How to read this brief',
      'Evidence',
    ]);
  });
});
