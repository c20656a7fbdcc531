import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { BUILT_IN } from '../rubrics/rubric-library.js';
import { RubricsService } from '../rubrics/rubrics.service.js';
import { PracticeLibrary } from './practice-library.service.js';

const built = (file: string): string => readFileSync(join(BUILT_IN, file), 'utf8');
const own = built('design-craft.v1.yaml').replace('id: design-craft', 'id: own-arc');
const practice = built('practice/engineering-arc.v1.yaml');

describe('installed practice candidates', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'practice-'));
    mkdirSync(join(directory, 'practice'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  function libraryWith(text: string | null): PracticeLibrary {
    if (text !== null) writeFileSync(join(directory, 'practice/set.yaml'), text);
    const places = { directories: [directory] };
    return new PracticeLibrary(new RubricsService(places), places);
  }

  it('are the built-in ones, and a rubric without any has none', () => {
    writeFileSync(join(directory, 'own.yaml'), own);
    const library = libraryWith(null);
    library.check();
    expect(library.list().map(({ set }) => set.rubric)).toEqual(['engineering-arc@1']);
    expect(library.without().map(({ id }) => id)).toEqual(['design-craft', 'own-arc']);
  });

  it('are a company’s own too, beside its rubrics', () => {
    writeFileSync(join(directory, 'own.yaml'), built('engineering-arc.v1.yaml').replace('version: 1', 'version: 2'));
    const library = libraryWith(practice.replace('rubric: engineering-arc@1', 'rubric: engineering-arc@2'));
    expect(library.list().map(({ set }) => set.rubric)).toEqual(['engineering-arc@1', 'engineering-arc@2']);
  });

  it.each([
    [
      'that no rubric is installed for',
      practice.replace('rubric: engineering-arc@1', 'rubric: engineering-arc@7'),
      ['no rubric engineering-arc@7 installed'],
    ],
    ['of a rubric that has some', practice, ['Two files hold practice candidates of engineering-arc@1']],
    [
      'that do not fit their rubric, with all that is wrong',
      practice.replace('rubric: engineering-arc@1', 'rubric: design-craft@1'),
      ['the rubric has no criterion “builder.shipped-real-systems”', 'nothing practises “maker.'],
    ],
    [
      'without what they need, with the lines',
      practice.replace(/^ {4}lesson: .*$/m, '').replace('rating: 2', 'rating: 7'),
      ['set.yaml:6: vignettes[0].lesson', 'vignettes[0].key[1].rating'],
    ],
    ['that are something else', own, ['this file is arcbrief.rubric/1, and arcbrief.practice/1 is needed']],
  ])('are refused %s', (_, text, parts) => {
    const refusal = refusalOf(() => libraryWith(text).check());
    for (const part of parts) expect(refusal).toContain(part);
  });
});

function refusalOf(act: () => void): string {
  try {
    act();
  } catch (error) {
    return error instanceof Error ? error.message : '';
  }
  return 'nothing was refused';
}
