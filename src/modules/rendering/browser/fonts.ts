import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { cacheDirectory } from './cache-directory.js';

/** The packages whose regular and bold faces briefs are printed with; the first is the text face, the others stand behind it. */
const PACKAGES = [
  'noto-sans',
  'noto-sans-arabic',
  'noto-sans-devanagari',
  'noto-sans-hebrew',
  'noto-sans-thai',
  'noto-sans-sc',
  'noto-sans-kr',
  'noto-color-emoji',
] as const;
const FACES = ['400Regular', '700Bold'] as const;

export interface Fonts {
  /** Names the faces that a PDF can be made of: part of what names a PDF. */
  readonly fingerprint: string;
  /** For FONTCONFIG_FILE. Without a fonts.conf that names faces, Chromium prints blank pages and reports no error. */
  readonly configFile: string;
}

/** @throws Error when a font package is missing. */
export function prepareFonts(): Fonts {
  const require = createRequire(import.meta.url);
  const directories: string[] = [];
  const versions: string[] = [];
  for (const name of PACKAGES) {
    const manifest = require.resolve(`@expo-google-fonts/${name}/package.json`);
    const { version } = JSON.parse(readFileSync(manifest, 'utf8')) as { readonly version: string };
    versions.push(`${name}@${version}`);
    directories.push(...FACES.map((face) => join(dirname(manifest), face)).filter(existsSync));
  }
  const fingerprint = sha256(`${versions.join(' ')} ${FACES.join(' ')}`);
  return { fingerprint, configFile: writeConfig(directories) };
}

function writeConfig(directories: readonly string[]): string {
  const root = join(cacheDirectory(), 'fonts');
  const config = fontsConf(directories, join(root, 'cache'));
  const file = join(root, `fonts-${sha256(config).slice(0, 16)}.conf`);
  if (existsSync(file)) return file;
  mkdirSync(join(root, 'cache'), { recursive: true, mode: 0o700 });
  const temporary = `${file}.${process.pid}.${Date.now()}`;
  writeFileSync(temporary, config);
  renameSync(temporary, file);
  return file;
}

function fontsConf(directories: readonly string[], cache: string): string {
  const escape = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  // A generic family would otherwise be whichever face comes first, e.g. the Hebrew one.
  const aliases = ['sans-serif', 'serif', 'monospace', 'system-ui'].map(
    (family) => `<alias binding="same"><family>${family}</family><prefer><family>Noto Sans</family></prefer></alias>`,
  );
  return [
    '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">',
    '<fontconfig>',
    ...directories.map((directory) => `<dir>${escape(directory)}</dir>`),
    `<cachedir>${escape(cache)}</cachedir>`,
    ...aliases,
    '</fontconfig>\n',
  ].join('\n');
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
