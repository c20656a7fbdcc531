import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Test } from '@nestjs/testing';
import { parse } from 'yaml';
import { BUILT_IN, openRubricLibrary } from '../../src/modules/rubrics/rubric-library.js';
import { parseRubric } from '../../src/modules/rubrics/rubric.reader.js';
import { RubricConflict, RubricNotFound } from '../../src/modules/rubrics/rubrics.errors.js';
import { RubricsModule } from '../../src/modules/rubrics/rubrics.module.js';
import { RubricsService } from '../../src/modules/rubrics/rubrics.service.js';

const SMALL = join(import.meta.dirname, 'small-rubric.yaml');
const small = readFileSync(SMALL, 'utf8');

describe('parseRubric', () => {
  it('fills in what may be left out', () => {
    const { rubric, reference } = parseRubric(small.replace(/defaults:\n.*\n/, ''), 'small.yaml');
    expect(reference).toBe('small-arc@1');
    expect(rubric.defaults).toEqual([]);
    expect(rubric.criteria.map(({ weight, weightReason }) => [weight, weightReason])).toEqual([
      [1, null],
      [1, null],
      [1, null],
    ]);
    expect(rubric.criteria[0]?.anchors).toEqual({
      1: 'Names no own part.',
      3: 'Names a part, and not why it was made so.',
      5: 'Explains every choice, and what it cost.',
    });
  });

  it('gives one content one hash, however it is laid out', () => {
    const { sha256 } = parseRubric(small, 'small.yaml');
    expect(sha256).toMatch(/^[0-9a-f]{64}$/);
    expect(parseRubric(JSON.stringify(parse(small)), 'small.json').sha256).toBe(sha256);
    expect(
      parseRubric(small.replace('title: A small arc for tests', 'title: >\n  A small arc\n  for tests\n'), 'small.yaml')
        .sha256,
    ).toBe(sha256);
    expect(parseRubric(small.replace('Made it', 'Made that'), 'small.yaml').sha256).not.toBe(sha256);
  });

  it('freezes what it gives, all the way down', () => {
    const loaded = parseRubric(small, 'small.yaml');
    expect(() => Object.assign(loaded.rubric.criteria[0]?.anchors ?? {}, { 1: 'x' })).toThrow(TypeError);
    expect(() => (loaded.rubric.stages as unknown[]).push({})).toThrow(TypeError);
  });
});

describe('the built-in rubrics', () => {
  it.each(readdirSync(BUILT_IN).filter((name) => /\.ya?ml$/.test(name)))(
    '%s is sound and called what its file is called',
    (name) => {
      const { rubric } = parseRubric(readFileSync(join(BUILT_IN, name), 'utf8'), name);
      expect(name).toBe(`${rubric.id}.v${rubric.version}.yaml`);
    },
  );
});

describe('openRubricLibrary', () => {
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'rubrics-'));
  });
  afterEach(() => {
    rmSync(directory, { recursive: true });
  });

  it("finds the built-in rubrics and a company's own, in directories and files", () => {
    copyFileSync(SMALL, join(directory, 'small.yaml'));
    writeFileSync(join(directory, 'notes.txt'), 'not a rubric');
    mkdirSync(join(directory, 'drafts'));
    const second = join(directory, 'drafts', 'second.yaml');
    writeFileSync(second, small.replace('version: 1', 'version: 2'));
    const library = openRubricLibrary({ directories: [directory], files: [second] });
    const references = library.list().map(({ reference }) => reference);
    expect(references).toContain('engineering-arc@1');
    expect(references.slice(-2)).toEqual(['small-arc@1', 'small-arc@2']);
    expect(library.get('small-arc@2').rubric.version).toBe(2);
    expect(library.find('small-arc@3')).toBeNull();
  });

  it('says which rubrics there are when it does not know one', () => {
    expect(() => openRubricLibrary().get('engineering-ark@1')).toThrow(RubricNotFound);
    expect(() => openRubricLibrary().get('engineering-ark@1')).toThrow(
      /^There is no rubric "engineering-ark@1" here; known are design-craft@1, engineering-arc@1\.$/,
    );
  });

  it('takes the same rubric twice, and refuses two under one name', () => {
    const [one, other] = [join(directory, 'one.yaml'), join(directory, 'other.yaml')];
    writeFileSync(one, small);
    expect(openRubricLibrary({ files: [SMALL, one] }).find('small-arc@1')).not.toBeNull();
    writeFileSync(other, small.replace('Made it', 'Made that'));
    expect(() => openRubricLibrary({ files: [one, other] })).toThrow(RubricConflict);
    expect(() => openRubricLibrary({ files: [one, other] })).toThrow(
      `Two different rubrics are called small-arc@1: ${one} and ${other}. Raise the version of one of them.`,
    );
  });
});

describe('RubricsService', () => {
  it('offers the built-in rubrics, each read once', async () => {
    const module = await Test.createTestingModule({ imports: [RubricsModule] }).compile();
    const service = module.get(RubricsService);
    expect(service.list().map(({ reference }) => reference)).toContain('engineering-arc@1');
    expect(service.get('engineering-arc@1')).toBe(service.get('engineering-arc@1'));
    expect(service.find('nothing@1')).toBeNull();
    expect(() => service.get('nothing@1')).toThrow(RubricNotFound);
    await module.close();
  });
});
