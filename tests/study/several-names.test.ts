import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../src/model';
import { readFirms } from '../../src/study/firms/firms';
import { countEvents } from '../../src/study/ties/events';
import { namesIn, namesNobody, withoutOthers } from '../../src/tables';
import { tableOf } from '../tables/support';
import { prepare } from './made';

const NAMES = ['株式会社 甲', '乙工業', '有限会社丙', 'A&B', '丁・戊商会'];

function count(...cells: string[]) {
  const table = tableOf([['企業名', '住所'], ...NAMES.map((name) => [name, '福井県鯖江市'])]);
  const { firms } = readFirms(table, { name: [0], address: [1] });
  const events = tableOf([['出願人'], ...cells.map((cell) => [cell])]);
  const read = countEvents(firms, events, { key: [0] });
  const of = (code: string) => read.problems.find((each) => each.code === code)?.facts;
  return { values: [...read.firms.outcomes[0].values], of };
}

describe('names in one cell', () => {
  const known = (name: string) => ['甲', '乙', '丁・戊商会'].includes(name);

  it.each([
    ['甲；乙', ['甲', '乙']],
    ['甲、 乙 他２名', ['甲', '乙']],
    ['甲／乙|丁・戊商会', ['甲', '乙', '丁・戊商会']],
    ['甲\n乙\n', ['甲', '乙']],
    ['甲 外１名', ['甲']],
    ['甲（ほか3社）', ['甲']],
    ['甲・乙', ['甲', '乙']],
    ['甲・丙', ['甲・丙']],
    ['ABC Co., Ltd.', ['ABC Co., Ltd.']],
    ['甲, なし', ['甲']],
  ])('%j', (cell, names) => {
    expect(namesIn(cell, known)).toEqual(names);
  });

  it('say that there is nobody', () => {
    const nobody = ['', ' ', 'なし', '特になし', '－', '該当なし', '---', 'N/A', 'none', '×'];
    expect(nobody.filter((cell) => !namesNobody(cell))).toEqual([]);
    expect(['なしの木', '北山大学', 'NO.1工業', '0'].filter(namesNobody)).toEqual([]);
    expect(withoutOthers('他力本願寺')).toBe('他力本願寺');
  });
});

describe('events of several', () => {
  it('count once for each firm of the list, and those who are in none are told', () => {
    const { values, of } = count(
      '㈱甲；国立大学法人北山大学',
      '甲、乙工業 他1名',
      '乙工業株式会社',
      '己；庚',
      '甲；株式会社甲',
    );
    expect(values).toEqual([3, 2, 0, 0, 0]);
    expect(of('events-joined')).toEqual({ rows: 5, matched: 4, firms: 2 });
    expect(of('events-joint')).toEqual({
      rows: 3,
      example: '㈱甲；国立大学法人北山大学',
      names: '国立大学法人北山大学',
      more: 0,
    });
    expect(of('event-unmatched')).toEqual({ rows: 1, names: '己；庚', more: 0 });
  });

  it('match in every form of the name, and another form of organisation is told', () => {
    const { values, of } = count(
      '甲㈱',
      '（株）甲',
      '甲 Co., Ltd.',
      '丙株式会社',
      'Ａ＆Ｂ',
      '丁・戊商会',
    );
    expect(values).toEqual([3, 0, 1, 1, 1]);
    expect(of('event-form-differs')).toEqual({ texts: '丙株式会社', names: '有限会社丙', more: 0 });
    expect(of('events-joint')).toBeUndefined();
  });
});

describe('institutions of ties', () => {
  async function ties(...cells: string[]) {
    const firms =
      '企業ID,企業名,住所,経度,緯度\nA,甲,福井県松川市,137,36\nB,乙,福井県松川市,137.1,36\n';
    const rows = cells.map((cell, i) => `${'AB'[i % 2]},"${cell}",12`);
    const text = ['企業ID,機関,年間交流回数', ...rows].join('\n');
    const { session, study } = await prepare([
      { kind: 'firms', name: 'firms.csv', text: firms },
      { kind: 'links', name: 'links.csv', text },
    ]);
    const run = await session.run(study, UNATTENDED);
    if (!run.ok) throw new Error(run.problem.code);
    const { links, problems, tieReview } = run.value;
    const of = (code: string) => problems.find((each) => each.code === code)?.facts;
    return { links, of, review: (tieReview ?? []).map(({ text: each }) => each) };
  }

  it('that are none are no ties, nor unknown', async () => {
    const { links, of, review } = await ties('なし', '－', '', '特になし', '北山大学');
    expect(links.count).toBe(1);
    expect(of('tie-none')).toEqual({ rows: 4, example: 'なし' });
    expect(of('institution-unknown')).toBeUndefined();
    expect(review).toEqual([]);
  });

  it('that stand in one cell are a tie each', async () => {
    const { links, of } = await ties('北山大学、itc-kitayama', '北山大学;甲乙丙研究所');
    expect([...links.firm]).toEqual([0, 0, 1]);
    expect([...links.contactFrequency]).toEqual([12, 12, 12]);
    expect(of('institutions-split')).toEqual({ rows: 2, example: '北山大学、itc-kitayama' });
    expect(of('institution-unknown')).toEqual({ rows: 1, names: '甲乙丙研究所', more: 0 });
  });

  it('that are one with a part of it are one', async () => {
    const { links, of } = await ties('北山大学、工学部', '北山大学／産学連携課');
    expect(links.count).toBe(2);
    expect(of('institutions-split')).toBeUndefined();
  });

  it('that are unknown are all told', async () => {
    const { of } = await ties(...['一', '二', '三', '一'].map((name) => `第${name}研究会`));
    expect(of('institution-unknown')).toEqual({
      rows: 4,
      names: '第一研究会\n第二研究会\n第三研究会',
      more: 0,
    });
  });
});
