import { describe, expect, it } from 'vitest';
import type { Problem } from '../../../src/model';
import { suggestRoles } from '../../../src/tables';
import { readFirms } from '../../../src/study/firms/firms';
import { readText, valueOf } from '../../tables/support';

const told = async (...lines: readonly string[]) => {
  const table = valueOf(await readText(`${lines.join('\n')}\n`));
  const { problems } = readFirms(table, suggestRoles('firms', table));
  return (code: Problem['code']) => problems.find((found) => found.code === code);
};

describe('firms that the list says are closed', () => {
  it.each([
    ['状態', ['営業中', '廃業', '営業中'], '状態!=廃業', '廃業'],
    ['ステータス', ['-', '閉鎖', ''], 'ステータス!=閉鎖', '閉鎖'],
    ['登記記録の閉鎖等年月日', ['', '2021-03-31', '-'], '登記記録の閉鎖等年月日=', '2021-03-31'],
    ['廃業日', ['なし', 'R3.3.31', 'なし'], '廃業日!=R3.3.31', 'R3.3.31'],
    ['備考', ['', 'R3.3 廃業', '廃業予定なし'], '備考!~廃業', 'R3.3 廃業'],
    ['備考', ['工場閉鎖', '令和4年12月に自己破産', ''], '備考!~自己破産', '令和4年12月に自己破産'],
  ])('are told with the way to leave them out: %s %s', async (column, cells, only, values) => {
    const of = await told(
      `企業名,所在地,${column}`,
      ...cells.map((cell, i) => `${'甲乙丙'[i]},福井県鯖江市神中町${i + 1},${cell}`),
    );
    expect(of('firms-closed')).toMatchObject({
      severity: 'warning',
      where: { line: 3 },
      facts: { rows: 1, column, values, names: '乙', more: 0, only },
    });
  });

  it.each([
    ['状態', ['良好', '休業中', '不明']],
    ['備考', ['廃業防止の支援先', '解散予定', '']],
    ['廃業日', ['-', '－', '']],
    ['状態', ['廃業', '廃業', '廃業']],
  ])('are none here: %s %s', async (column, cells) => {
    const of = await told(
      `企業名,所在地,${column}`,
      ...cells.map((cell, i) => `${'甲乙丙'[i]},福井県鯖江市神中町${i + 1},${cell}`),
    );
    expect(of('firms-closed')).toBeUndefined();
  });
});

describe('institutions among the firms of a list', () => {
  const rows = (kinds: readonly string[]) =>
    kinds.map((kind, i) => `${kind},${'甲乙丙丁'[i]},福井県鯖江市神中町${i + 1}`);

  it('are told with the way to leave them out', async () => {
    const of = await told('種別,名称,所在地', ...rows(['企業', '大学', '企業', '公設試']));
    expect(of('institutions-among')).toMatchObject({
      severity: 'warning',
      facts: { rows: 2, values: '大学\n公設試', names: '乙\n丁', only: '種別!=大学,公設試' },
    });
  });

  it('are none where kinds are of firms, or most rows are institutions', async () => {
    const firms = await told('種別,名称,所在地', ...rows(['製造', '卸売', '大学発ベンチャー', '']));
    expect(firms('institutions-among')).toBeUndefined();
    const others = await told('種別,名称,所在地', ...rows(['大学', '大学', '高専', '企業']));
    expect(others('institutions-among')).toBeUndefined();
  });
});

describe('a list that says nowhere where its firms are', () => {
  it('is refused with its columns, and with those that hold metres of a plane', async () => {
    const named = await told('企業名,業種', '甲,眼鏡');
    expect(named('no-location')?.facts).toEqual({
      columns: '企業名\n業種',
      plane: '',
      numbers: '',
    });
    const metres = await told('企業名,X,Y', '甲,-6500.00,16400.00', '乙,-6510.00,16420.00');
    expect(metres('no-location')?.facts).toMatchObject({ plane: 'X\nY' });
  });
});
