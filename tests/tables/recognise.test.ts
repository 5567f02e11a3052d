import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../src/model';
import { readTable, recognise } from '../../src/tables';

const ROOT = join(import.meta.dirname, '../..');
const shared = join(ROOT, '../shared');

async function contentOf(name: string, text: string | Uint8Array) {
  const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
  const read = await readTable(name, bytes, {}, UNATTENDED);
  if (!read.ok) throw new Error(read.problem.code);
  return recognise(read.value);
}

describe('what a table holds', () => {
  it.each([
    ['firms', '企業名,所在地,特許件数\n㈱甲,福井県鯖江市西山町1,2\n乙工業,福井県越前市府中1,0\n'],
    ['firms', 'name,lat,lon\nA Co.,35.9,136.2\nB Inc.,35.8,136.1\n'],
    [
      'firms',
      '企業名,所在地,主な連携先\n甲,福井県鯖江市西山町1,福井大学\n乙,福井県越前市1,福井大学\n',
    ],
    // Metres of which nothing says the system are a place too, which is asked about.
    [
      'firms',
      '企業名,業種,X座標,Y座標,福井大学,福井県工業技術センター\n甲,食料品,-5971.59,17375.01,○,\n乙,繊維,-7676.48,18786.28,,○\n',
    ],
    ['links', '企業名,福井大学,福井県工業技術センター\n甲,○,\n乙,,○\n'],
    ['firms', '整理番号,問1,問2\n1,1,2\n2,2,1\n'],
    ['firms', '企業ID,特許件数,従業員数\nA,1,2\nB,0,3\n'],
    [
      'institutions',
      '機関名,所在地\n福井大学,福井県福井市文京3\n福井県工業技術センター,福井県福井市川合鷲塚町61\n',
    ],
    ['institutions', '名称,住所\n福井大学,福井県福井市文京3\n金沢大学,石川県金沢市角間町\n'],
    ['links', '企業ID,機関ID,年間交流回数\nA,u1,3\nA,u2,1\n'],
    [
      'links',
      '企業名,連携先,連携先住所\n甲,福井大学,福井県福井市文京3\n甲,金沢大学,石川県金沢市角間町\n',
    ],
    ['outcomes', 'date,title,company\n2020-01-01,眼鏡枠,甲\n2020-02-01,蝶番,甲\n'],
    ['outcomes', '出願人,発明の名称,出願日\n甲,眼鏡枠,2020-01-01\n乙,蝶番,2020-02-01\n'],
    ['codes', '変数,コード,ラベル,欠測\n問1,1,はい,\n問1,2,いいえ,\n問1,9,無回答,1\n'],
    ['codes', 'variable,code,label,missing\nq1,1,yes,\nq1,2,no,\n'],
  ])('%s: %s', async (expected, text) => {
    expect(await contentOf('t.csv', text)).toBe(expected);
  });

  it('of the files that ship with Shuseki', async () => {
    const read = (path: string) => new Uint8Array(readFileSync(join(ROOT, 'static', path)));
    expect(await contentOf('a.csv', read('sample/firms.csv'))).toBe('firms');
    expect(await contentOf('b.csv', read('sample/links.csv'))).toBe('links');
    expect(await contentOf('c.csv', read('geodata/institutions.csv'))).toBe('institutions');
  });

  it.skipIf(!existsSync(shared))('of real lists (skipped where ../shared is absent)', async () => {
    const read = (path: string) => new Uint8Array(readFileSync(join(shared, path)));
    expect(await contentOf('a.csv', read('real/sabae/companies.csv'))).toBe('firms');
    expect(await contentOf('b.csv', read('real/sabae/patents.csv'))).toBe('outcomes');
    expect(await contentOf('c.csv', read('real/registers/ota-ku.csv'))).toBe('firms');
    expect(await contentOf('d.csv', read('simulated/surveys/code-book.csv'))).toBe('codes');
    expect(await contentOf('e.csv', read('simulated/surveys/coded-1-2-9.csv'))).toBe('firms');
    expect(await contentOf('f.xls', read('simulated/workbooks/plain.xls'))).toBe('firms');
  });
});
