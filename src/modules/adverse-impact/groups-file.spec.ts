import { describe, expect, it } from '@jest/globals';
import { readGroups } from './groups-file.js';

const read = (text: string) => readGroups(Buffer.from(text), 'answers.csv');
const ID = '01890000-0000-7000-8000-0000000000aa';

describe('answers from a file', () => {
  it('are read from columns in any order, with what else stands there left out', () => {
    expect(read(`When;Group;Applicant;Category\nlast week; Female ;Ana@Example.com;Sex\n;;${ID};Sex\n`)).toEqual([
      { line: 2, applicant: 'ana@example.com', category: 'Sex', group: 'Female' },
      { line: 3, applicant: ID, category: 'Sex', group: null },
    ]);
  });

  it.each(['', 'Prefer not to say', 'i prefer not to say'])('take %j for no answer', (group) => {
    expect(read(`applicant,category,group\na@example.com,Sex,${group}\n`)[0]!.group).toBeNull();
  });

  it.each([
    ['', 'answers.csv:1: there is nothing in it; the first line names the columns: applicant,category,group'],
    ['applicant,category,group\n', 'answers.csv:2: there is no answer below the names of the columns'],
    ['email,sex\na@example.com,f\n', 'answers.csv:1: the first line must name the columns: applicant,category,group'],
  ])('refuse a file without them: %j', (text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  it('say everything that is wrong, by line', () => {
    const long = 'x'.repeat(101);
    expect(() =>
      read(
        `applicant,category,group\nAna,,Female\nb@example.com,Sex,${long}\nd@example.com,Sex\n"c@example.com,Sex,F\n`,
      ),
    ).toThrow(
      [
        'answers.csv:2: applicant: "Ana" is neither an e-mail address nor the id of an application',
        'answers.csv:2: category: is blank',
        'answers.csv:3: group: is longer than 100 characters',
        'answers.csv:4: 2 fields, where the first line names 3; put a text with a comma in quotes',
        'answers.csv:5: a quote that opens in this row is never closed; close it, or write it twice',
      ].join('\n'),
    );
  });
});
