import { describe, expect, it } from '@jest/globals';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { RequestMethod } from '@nestjs/common';
import { METHOD_METADATA, PATH_METADATA } from '@nestjs/common/constants.js';
import { AppModule } from '../../src/app.module.js';
import { DemoPages } from '../../src/demo/demo.pages.controller.js';

const ROOT = resolve(import.meta.dirname, '../..');
const GUIDE = join(ROOT, 'docs/guide');
const pages = readdirSync(GUIDE).filter((name) => name.endsWith('.md'));
const textOf = (path: string): string => readFileSync(path, 'utf8');

describe('the user guide', () => {
  it('has a page for each role, and one that leads to them', () => {
    expect(pages).toEqual(['README.md', 'admin.md', 'hiring-manager.md', 'interviewer.md', 'recruiter.md']);
    const targets = linksOf(join(GUIDE, 'README.md')).map(({ target }) => target);
    expect(targets).toEqual(expect.arrayContaining(pages.filter((name) => name !== 'README.md')));
    expect(linksOf(join(ROOT, 'README.md')).map(({ target }) => target)).toContain('docs/guide/README.md');
  });

  it.each(pages)('%s leads nowhere that is not there', (name) => {
    const path = join(GUIDE, name);
    const broken = linksOf(path).filter(({ target }) => !isThere(path, target));
    expect(broken).toEqual([]);
  });

  it.each(pages)('%s says in words what each of its pictures shows', (name) => {
    const short = linksOf(join(GUIDE, name)).filter(({ isPicture, text }) => isPicture && text.length < 20);
    expect(short).toEqual([]);
  });

  it('shows every picture that is kept for it', () => {
    const shown = pages.flatMap((name) => linksOf(join(GUIDE, name)).map(({ target }) => target));
    const kept = readdirSync(join(GUIDE, 'pictures')).map((name) => `pictures/${name}`);
    expect(kept.filter((picture) => !shown.includes(picture))).toEqual([]);
  });

  it('shows no picture that its command does not take', () => {
    const script = textOf(join(ROOT, 'tools/guide-pictures.mjs'));
    const taken = [...script.matchAll(/page: '[^']+', name: '([a-z-]+)'/g)].map(([, name]) => `${name}.png`).sort();
    expect(readdirSync(join(GUIDE, 'pictures')).sort()).toEqual(taken);
  });

  it.each(pages)('%s names no page that the router does not have', (name) => {
    const named = [...textOf(join(GUIDE, name)).matchAll(/`(\/[^\s`]*)`/g)].map(([, path]) => path ?? '');
    expect(named.filter((path) => !ROUTES.some((route) => fits(route, path)))).toEqual([]);
  });

  it.each(pages)('%s names no setting that .env.example does not list', (name) => {
    const settings = textOf(join(ROOT, '.env.example'));
    const named = textOf(join(GUIDE, name)).match(/ARCBRIEF_[A-Z_]+/g) ?? [];
    expect(named.filter((setting) => !settings.includes(`#${setting}=`))).toEqual([]);
  });

  it.each(pages)('%s says which kind of stage it means', (name) => {
    expect(textOf(join(GUIDE, name)).match(/(?<!career )\bstages?\b/gi) ?? []).toEqual([]);
  });
});

interface Link {
  readonly text: string;
  readonly target: string;
  readonly isPicture: boolean;
}

function linksOf(path: string): readonly Link[] {
  return [...textOf(path).matchAll(/(!?)\[([^\]]*)\]\(([^)\s]+)\)/g)].map(([, mark, text = '', target = '']) => ({
    text,
    target,
    isPicture: mark === '!',
  }));
}

/** A file of the repository, and where one is named, a heading in it. Nothing in the guide leads elsewhere. */
function isThere(from: string, target: string): boolean {
  const [file = '', heading] = target.split('#');
  const path = file === '' ? from : join(dirname(from), file);
  if (!existsSync(path)) return false;
  return heading === undefined || headingsOf(textOf(path)).includes(heading);
}

/** As they are linked to. */
function headingsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} -]/gu, '')
      .replaceAll(' ', '-'),
  );
}

/** Of everything that a browser can be sent to, and of the demo. */
const ROUTES = [
  ...(AppModule.forRoot({ database: { type: 'sqlite', file: 'unused', migrate: false } }).controllers ?? []),
  DemoPages,
]
  .flatMap((controller) => pathsOf(controller as abstract new (...args: never[]) => object))
  .filter((path) => !path.startsWith('/api/'));

function pathsOf(controller: abstract new (...args: never[]) => object): readonly string[] {
  const prototype = controller.prototype as Record<string, object>;
  const base = String(Reflect.getMetadata(PATH_METADATA, controller));
  return Object.getOwnPropertyNames(prototype)
    .map((name) => prototype[name])
    .filter((handler) => typeof handler === 'function')
    .filter((handler) => Reflect.getMetadata(METHOD_METADATA, handler) === RequestMethod.GET)
    .map((handler) => `/${base}/${String(Reflect.getMetadata(PATH_METADATA, handler))}`)
    .map((path) => path.replaceAll(/\/+/g, '/').replace(/(.)\/$/, '$1'));
}

/** `/scorecards/…` names `/scorecards/:id`. */
function fits(route: string, path: string): boolean {
  return route.replaceAll(/:\w+/g, '…') === path;
}
