import { describe, expect, it } from 'vitest';
import { describeProblem } from '../../src/i18n';
import { problem } from '../../src/model';
import { readFirms } from '../../src/study/firms/firms';
import { tableOf } from '../tables/support';

const read = (header: string[], ...rows: string[][]) =>
  readFirms(tableOf([header, ...rows]), { name: [0], address: [1], outcome: [2] });

describe('several answers in one cell', () => {
  const answers = (...cells: string[]) => {
    const rows = cells.map((cell, i) => [`甲${i}`, '福井県鯖江市', cell]);
    const { firms } = read(['企業名', '住所', '支援'], ...rows);
    return firms.asked?.[0].proposed.map(({ value, means }) => `${value}=${means}`).join();
  };

  it('have 9 as no answer where it stands apart and alone', () => {
    expect(answers('1;3;5', '2', '9', '1;2', '4')).toBe('1=yes,2=yes,3=yes,4=yes,5=yes,9=missing');
    expect(answers('1;3;9', '2', '9', '1;2')).toBe('1=yes,2=yes,3=yes,9=yes');
    expect(answers('1;3', '5;6', '7;8', '9', '8')).toContain('9=yes');
  });
});

describe('characters that only one computer has', () => {
  it('are told in names and addresses', () => {
    const { problems } = read(
      ['企業名', '住所', '件数'],
      ['\uE123田製作所', '福井県鯖江市', '1'],
      ['〓工業', '福井県鯖江市', '2'],
    );
    const told = problems.find(({ code }) => code === 'made-up-characters');
    expect(told?.facts).toEqual({ cells: 2, example: '〓田製作所' });
    const plain = read(['企業名', '住所', '件数'], ['髙田', '福井県鯖江市', '1']);
    expect(plain.problems.map(({ code }) => code)).not.toContain('made-up-characters');
  });
});

describe('what is said', () => {
  it('of coarse places goes by whether a gazetteer is in use', () => {
    const said = (towns: boolean) =>
      describeProblem(problem('too-coarse', 'note', {}, { rows: 3, towns }), 'ja');
    expect(said(true)).not.toContain('町字辞書');
    expect(said(false)).toContain('町字辞書を加える');
  });

  it('of amounts names the unit as the header does', () => {
    const said = (yen: number) =>
      describeProblem(problem('amounts-read', 'note', {}, { rows: 3, yen }), 'ja');
    expect(said(10_000)).toContain('万円単位');
    expect(said(1000)).toContain('千円単位');
  });
});
