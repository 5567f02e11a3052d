import { describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const HEAD = '企業ID,企業名,緯度,経度,従業員数,新製品件数,連携目的\n';
const CELLS = [
  ['10～20人', '1', '1;3'],
  ['12', '10件以上', '②'],
  ['50名未満', '0', '１，２，３'],
  ['300人超', '2～4', ''],
  ['7人', '3', '99'],
  ['不明', '-', '2'],
];
const firms = folder.write(
  'firms.csv',
  HEAD +
    CELLS.map(
      (cells, i) => `F${i + 1},第${i + 1}工業,35.94,136.${18 + i},"${cells.join('","')}"`,
    ).join('\n'),
);
const run = (out: string, ...more: string[]) =>
  shuseki('run', '--firms', firms, '--outcome', '新製品件数', ...more, '--out', folder.at(out));
const features = (out: string) =>
  (folder.json(`${out}/firms.geojson`) as { features: { properties: Record<string, unknown> }[] })
    .features;

/** A column of analysis.csv; numbers to nine decimals. */
function columns(out: string, name: string) {
  const [head, ...rows] = folder.read(`${out}/analysis.csv`).trim().split(/\r?\n/);
  const at = head.split(',').indexOf(name);
  return rows.map((row) => {
    const cell = row.split(',')[at];
    return cell === '' ? '' : (expect.closeTo(Number(cell), 8) as number);
  });
}

describe('ranges', () => {
  it('count for nothing until it is said what to take of them, which is told', async () => {
    const plain = await run('plain');
    expect(plain.status).toBe(0);
    expect(plain.err).toContain("--ranges '従業員数=middle'");
    expect(plain.err).toContain('10～20人');
    expect(columns('plain', 'size')).toEqual(['', Math.log(12), '', '', Math.log(7), '']);
  });

  it('give the end that is chosen; the study keeps the choice', async () => {
    const { status, err } = await run('middle', '--ranges', '従業員数=middle;新製品件数=lower');
    expect(status).toBe(0);
    expect(columns('middle', 'size')).toEqual([
      ...[15, 12, 24.5].map(Math.log),
      '',
      Math.log(7),
      '',
    ]);
    expect(columns('middle', 'outcome')).toEqual([1, 10, 0, 2, 3, '']);
    expect(err).toContain('1 of them have no such end');
    expect((folder.json('middle/study.json') as { ranges: unknown }).ranges).toEqual([
      { column: '従業員数', take: 'middle' },
      { column: '新製品件数', take: 'lower' },
    ]);
    const again = await shuseki(
      'run',
      folder.at('middle/study.json'),
      '--no-report',
      '--out',
      folder.at('again'),
    );
    expect(again.status).toBe(0);
    expect(folder.read('again/firms.geojson')).toBe(folder.read('middle/firms.geojson'));
  });

  it('refuse a word or a column that is not known', async () => {
    expect(await run('bad', '--ranges', '従業員数=half')).toMatchObject({ status: 2 });
    expect(await run('bad', '--ranges', '社員数=middle')).toMatchObject({ status: 1 });
  });
});

describe('several answers in one cell', () => {
  it('are asked about where the column is a measure', async () => {
    const asked = await shuseki(
      'run',
      '--firms',
      firms,
      '--outcome',
      '連携目的',
      '--no-report',
      '--out',
      folder.at('asked'),
    );
    expect(asked.status).toBe(1);
    expect(asked.err).toContain("--multiple '連携目的'");
  });

  it('become one measure per answer, named as the code book names them', async () => {
    const book = folder.write(
      'book.csv',
      '変数,コード,ラベル,欠測\n連携目的,1,試験,\n連携目的,2,共同研究,\n連携目的,3,人材,\n連携目的,99,無回答,1\n',
    );
    const { status } = await run('split', '--multiple', '連携目的', '--codebook', book);
    expect(status).toBe(0);
    const values = (answer: string) =>
      features('split').map(({ properties }) => properties[`連携目的=${answer}`]);
    expect(values('1')).toEqual([1, 0, 1, null, null, 0]);
    expect(values('2')).toEqual([0, 1, 1, null, null, 1]);
    expect(values('3')).toEqual([1, 0, 1, null, null, 0]);
    expect(values('99').every((value) => value === undefined)).toBe(true);
  });
});
