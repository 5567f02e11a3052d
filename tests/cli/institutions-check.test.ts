import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder, ROOT, SHARED, shuseki } from './terminal';

const folder = new Folder();
const SHIPPED = join(ROOT, 'static/geodata/institutions.csv');

describe('shuseki institutions check', () => {
  const list = folder.write(
    'list.csv',
    'id,名称,種別,住所,緯度,経度\n1,福井工業高等専門学校,kosen,福井県鯖江市下司町,35.94,136.2\n2,遠い試験場,公設試,福井県鯖江市,36.9,136.2\n',
  );

  it('names each doubtful row with its reason, in either language', async () => {
    const english = await shuseki('institutions', 'check', list, '--gazetteer', 'none');
    expect(english.status).toBe(0);
    expect(english.err).toMatch(/line 3, 遠い試験場: its point lies 1\d\d km from its address/);
    expect(english.err).toContain('1 of 2 rows are doubtful');
    const japanese = await shuseki('institutions', 'check', list, '--language=ja');
    expect(japanese.err).toMatch(/3行目、遠い試験場：座標が住所から1\d\d km離れています/);
  });

  it('writes them as a table where asked, with the reason in words and in numbers', async () => {
    const out = folder.at('doubts.csv');
    const { status, err } = await shuseki('institutions', 'check', list, '--out', out);
    expect(status).toBe(0);
    expect(err).not.toContain('line 3,');
    expect(folder.read('doubts.csv')).toMatch(
      /^line,id,name,doubt,distance_km,allowed_km,given,found,text\n3,2,遠い試験場,off-address,1\d\d\.\d+,/,
    );
  });

  it('refuses without a list, and says so', async () => {
    const { status, err } = await shuseki('institutions', 'check');
    expect([status, err]).toEqual([2, expect.stringContaining('LIST.csv is missing')]);
  });

  it.skipIf(!existsSync(SHARED))(
    'finds nothing in the list that ships, against a gazetteer (skipped where ../shared is absent)',
    async () => {
      const gazetteer = join(SHARED, 'gazetteer/api-v2');
      const { err } = await shuseki('institutions', 'check', SHIPPED, '--gazetteer', gazetteer);
      expect(err).toContain('nothing is doubtful in 594 rows');
    },
  );
});
