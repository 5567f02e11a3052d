import { describe, expect, it } from 'vitest';
import { editDistance, SimilarNames } from '../../src/linkage';
import { createRandom } from '../../src/stats/random';

const distance = (a: string, b: string) => editDistance(Array.from(a), Array.from(b));

/** The same by its definition: recursion over the last letters, without a table. */
function slowDistance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  const [x, y] = [a.slice(0, -1), b.slice(0, -1)];
  const edits = [
    slowDistance(x, b) + 1,
    slowDistance(a, y) + 1,
    slowDistance(x, y) + (a.at(-1) === b.at(-1) ? 0 : 1),
  ];
  if (a.length > 1 && b.length > 1 && a.at(-1) === b.at(-2) && a.at(-2) === b.at(-1))
    edits.push(slowDistance(a.slice(0, -2), b.slice(0, -2)) + 1);
  return Math.min(...edits);
}

describe('editDistance', () => {
  it.each([
    ['', 'abc', 3],
    ['福井大学', '福井大字', 1],
    ['福井大学', '福丼太学', 2],
    ['abcd', 'abdc', 1],
    ['ca', 'abc', 3],
    ['𠮷田', '吉田', 1],
  ])('from %s to %s is %i', (a, b, expected) => {
    expect(distance(a, b)).toBe(expected);
  });

  it('equals its definition, either way round', () => {
    const random = createRandom(5);
    const word = () =>
      Array.from({ length: random.below(6) }, () => 'abc'[random.below(3)]).join('');
    for (let i = 0; i < 200; i++) {
      const [a, b] = [word(), word()];
      expect(distance(a, b)).toBe(slowDistance(a, b));
      expect(distance(b, a)).toBe(distance(a, b));
    }
  });
});

describe('SimilarNames', () => {
  const japanese = ['国立大学法人福井大学', '福井工業大学', '福井高専', '北陸先端大', '富山大学'];
  const names = new SimilarNames(
    japanese,
    ['University of Fukui', '', '', 'JAIST', ''],
    ['u-fukui', 'fut', 'fukui-nct', 'jaist', 'u-toyama'],
  );
  const first = (text: string) => names.find(text, 1)[0]?.row;

  it.each([
    ['福井大字', 0],
    ['福丼工業大学', 1],
    ['大学福井工業', 1],
    ['Univercity of Fukui', 0],
    ['u-toyma', 4],
    ['ＪＡＩＳＴ（北陸）', 3],
  ])('finds %s', (text, row) => {
    expect(first(text)).toBe(row);
  });

  it('gives 1 to the same name, each row once, the most similar first', () => {
    const found = names.find('福井大学', 9);
    expect(found[0]).toEqual({ row: 0, likeness: 1 });
    expect(new Set(found.map(({ row }) => row)).size).toBe(found.length);
    const values = found.map(({ likeness }) => likeness);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(values.at(-1)).toBeGreaterThan(0.3);
  });

  it('gives all rows of one name', () => {
    const same = new SimilarNames(['第一精工', '第二精工', '第一精工']);
    expect(same.find('第一精工', 2)).toEqual([
      { row: 0, likeness: 1 },
      { row: 2, likeness: 1 },
    ]);
  });

  it('offers nobody where nothing is alike', () => {
    expect(names.find('', 5)).toEqual([]);
    expect(names.find('ゑゐ', 5)).toEqual([]);
  });

  it('finds one slip among a hundred thousand names that share most letters, in bounded time', () => {
    const random = createRandom(3);
    const kanji = '東西南北上中下大小新山川田村井本金銀鉄木';
    const many = Array.from(
      { length: 100_000 },
      () =>
        `株式会社${Array.from({ length: 4 }, () => kanji[random.below(20)]).join('')}工業製作所`,
    );
    const index = new SimilarNames(many);
    for (let row = 0; row < 50; row++) {
      const [written] = many[row].split('工業製作所');
      const found = index.find(`${written}工業製昨所`, 3);
      expect(found.some((each) => many[each.row] === many[row])).toBe(true);
    }
  });
});
