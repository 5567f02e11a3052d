import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/model';
import { suggestRoles } from '../../../src/tables';
import { readFirms } from '../../../src/study/firms/firms';
import { readText, valueOf } from '../../tables/support';

const told = async (...lines: readonly string[]) => {
  const table = valueOf(await readText(`${lines.join('\n')}\n`));
  const roles = suggestRoles('firms', table);
  const { problems } = readFirms(table, roles);
  const of = (code: Problem['code']) => problems.find((found) => found.code === code);
  return { of, roles, table };
};

describe('rows that are areas, not firms', () => {
  it.each([
    ['市区町村,企業数', '福井市,10', '鯖江市,8', '越前市,5'],
    ['市区町村名,事業所数', '福井県福井市,10', '福井県鯖江市,8', '福井県南越前町,5'],
    ['都道府県,企業数', '福井県,10', '石川県,8', '北海道,5'],
    ['名称,企業数', '福井市,10', '鯖江市,8', '越前市,5'],
  ])('are refused: %s', async (...lines) => {
    const { of } = await told(...lines);
    expect(of('rows-are-areas')).toMatchObject({ severity: 'error', facts: { rows: 3 } });
    expect(of('no-location')).toBeUndefined();
  });

  it.each([
    ['企業名,市区町村', '甲,福井市', '乙,鯖江市', '丙,越前市'],
    ['市区町村,業種', '福井市,眼鏡', '鯖江市,眼鏡', '鯖江市,繊維'],
    ['所在地,業種', '福井市大手3,眼鏡', '鯖江市本町1,眼鏡', '越前市府中1,繊維'],
  ])('are not: %s', async (...lines) => {
    expect((await told(...lines)).of('rows-are-areas')).toBeUndefined();
  });
});

describe('a firm that stands in the list twice', () => {
  const HEAD = '企業ID,企業名,所在地,従業員数';

  it('is told by name and lines, however name and address are written', async () => {
    const { of } = await told(
      HEAD,
      '1,株式会社甲野,福井県鯖江市神中町2丁目3番地4,5',
      '2,乙,福井県越前市家久町1,6',
      '3,㈱甲野,鯖江市神中町２－３－４,5',
      '4,乙,福井県越前市府中1,7',
    );
    expect(of('firms-repeated')).toMatchObject({
      severity: 'warning',
      facts: { rows: 1, names: '株式会社甲野', lines: '2, 4', more: 0 },
    });
  });

  it('is none in two rounds of a survey, and one in each of them', async () => {
    const rows = (round: number, ...ids: readonly number[]) =>
      ids.map((id) => `${id},${id > 8 ? '甲' : `乙${id}`},福井県鯖江市神中町2,5,${round}`);
    const of = async (...late: readonly number[]) =>
      (await told(`${HEAD},調査年`, ...rows(2019, 1, 2, 3, 9), ...rows(2024, 1, 2, 3, ...late))).of(
        'firms-repeated',
      );
    expect(await of(10)).toBeUndefined();
    expect(await of(10, 11)).toMatchObject({ facts: { rows: 1, lines: '9, 10' } });
  });

  it('is none where name or address differ, are missing, or the id says it already', async () => {
    const { of } = await told(
      HEAD,
      '1,甲,福井県鯖江市神中町2,5',
      '2,乙,福井県鯖江市神中町2,6',
      '3,,福井県鯖江市神中町2,5',
      '4,,福井県鯖江市神中町2,5',
      '1,甲,福井県鯖江市神中町2,7',
    );
    expect(of('firms-repeated')).toBeUndefined();
    expect(of('id-duplicate')).toBeDefined();
  });
});

describe('columns of size, and empty ones', () => {
  const list = (header: string, ...cells: readonly string[]) =>
    told(
      `企業名,所在地,${header}`,
      ...cells.map((cell, i) => `甲${i},福井県鯖江市本町${i + 1},${cell}`),
    );

  it.each(['労働者数', '従業者 (人)', '常用雇用者の数', '従業者総数', '社員数'])(
    '%s is the number of employees',
    async (header) => {
      expect((await list(header, '3', '14', '25')).roles.employees).toEqual([2]);
    },
  );

  it.each(['従業員規模', '従業上の規模', '従業者規模区分'])(
    '%s is, where it says ranges',
    async (header) => {
      expect((await list(header, '1～4人', '5～9人', '30人以上')).roles.employees).toEqual([2]);
      const classes = await list(header, '3', '1', '2');
      expect(classes.roles.employees).toBeUndefined();
      expect(classes.of('size-unused')?.facts).toEqual({ column: header, example: '3' });
    },
  );

  it('are no size where they speak of something else', async () => {
    const { of } = await list('従業員の割合', '3', '1', '2');
    expect(of('size-unused')).toBeUndefined();
  });

  it('are told where they hold nothing at all', async () => {
    const { of } = await list('特許件数', '', '', '');
    expect(of('columns-empty')).toMatchObject({
      severity: 'warning',
      facts: { columns: '特許件数' },
    });
    expect((await list('特許件数', '', '1', '')).of('columns-empty')).toBeUndefined();
    expect((await list('備考', '', '', '')).of('columns-empty')).toBeUndefined();
  });
});

describe('figures of areas', () => {
  it.each([
    [
      'with codes and sums',
      'コード,市町村名,事業所数,従業者数\n18000,福井県計,9,9\n18001,市部計,9,9\n18002,郡部計,9,9\n18201,福井市,4,4\n18207,鯖江市,3,3\n18209,越前市,2,2',
    ],
    [
      'of bodies beside their prefecture',
      '団体コード,都道府県名,団体名,企業数\n182010,福井県,福井市,1\n182079,福井県,鯖江市,2\n182095,福井県,越前市,3',
    ],
    ['with the code in the name', '地域,企業数\n18201 福井市,1\n18207 鯖江市,2\n18209 越前市,3'],
    [
      'of the nation, prefectures and cities',
      '名称,コード,従業者数\n全国,0,9\n福井県,18000,8\n\u3000福井市,18201,3\n\u3000鯖江市,18207,4',
    ],
    [
      'with the prefecture once',
      '都道府県,市区町村,企業数\n福井県,計,9\n福井県,福井市,1\n,鯖江市,5\n,越前市,6',
    ],
    ['under a name of firms', '企業名,従業員数\n福井市,15\n鯖江市,5\n越前市,6'],
    [
      'with the town halls’ addresses',
      '№,市町,事業所数,住所\n1,福井市,9,福井市大手3\n2,鯖江市,5,鯖江市西山町13\n3,越前市,6,越前市府中1',
    ],
  ])('are refused as firms: %s', async (_, text) => {
    const [header, ...lines] = text.split('\n');
    const { of } = await told(header, ...lines);
    expect(of('rows-are-areas')).toMatchObject({ severity: 'error' });
  });

  it.each([
    [
      'public bodies with addresses',
      '法人名,住所\n鯖江市,福井県鯖江市西山町13-1\n越前市,福井県越前市府中1-13\n福井市,福井県福井市大手3',
    ],
    [
      'firms without a name, one to a municipality',
      '番号,市区町村,従業員数\n1,鯖江市神明町1,3\n2,越前市府中1,4\n3,福井市大手1,5',
    ],
    ['two rows', '市区町村,企業数\n鯖江市,3\n越前市,4'],
  ])('and not: %s', async (_, text) => {
    const [header, ...lines] = text.split('\n');
    expect((await told(header, ...lines)).of('rows-are-areas')).toBeUndefined();
  });
});

it('employees of each sex without a sum are told and not used', async () => {
  const { roles, of } = await told(
    '企業名,所在地,従業員数（男）,従業員数（女）',
    '甲,福井県鯖江市本町1,3,4',
    '乙,福井県鯖江市本町2,1,2',
  );
  expect(roles.employees).toBeUndefined();
  expect(of('size-by-sex')?.facts).toEqual({ columns: '従業員数（男）\n従業員数（女）' });
});
