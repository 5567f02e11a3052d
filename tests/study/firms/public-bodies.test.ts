import { describe, expect, it } from 'vitest';
import { UNATTENDED } from '../../../src/model';
import { publicBodies } from '../../../src/study/firms/public-bodies';
import { tableOf } from '../../tables/support';
import { prepare } from '../made';

const HEAD = ['法人番号', '商号', '法人種別', '所在地'];
const CITY = ['4000020189014', '松川市', '201', '福井県松川市'];
const FIRM = ['2210001010000', '松川工業株式会社', '301', '福井県松川市'];
const COURT = ['1000012030001', '松川地方裁判所', '101', '福井県松川市'];

describe('public bodies in a list', () => {
  const without = (column: number, rows: readonly (readonly string[])[]) =>
    tableOf(rows.map((row) => row.filter((_, i) => i !== column)));

  it('are known by their kind, code or name', () => {
    expect(publicBodies(tableOf([HEAD, CITY, FIRM, COURT]))).toEqual({
      rows: [0, 2],
      filter: { kind: 'values', column: '法人種別', values: ['201', '101'], not: true },
    });
    const named = CITY.with(2, '地方公共団体');
    expect(publicBodies(tableOf([HEAD, FIRM, named]))?.rows).toEqual([1]);
  });

  it('are known by their corporate number where there is no kind', () => {
    expect(publicBodies(without(2, [HEAD, FIRM, CITY, COURT]))).toEqual({
      rows: [1, 2],
      filter: { kind: 'values', column: '法人番号', values: [CITY[0], COURT[0]], not: true },
    });
  });

  it('are known by their names where there is neither, and asked about', () => {
    const head = ['事業所名', '住所'];
    const bodies = [
      ...[
        '松川市',
        '東京都千代田区',
        '福井県',
        '福井県庁',
        '松川市役所',
        '梅沢町役場',
        '松川市教育委員会',
      ],
      ...['松川・梅沢消防組合', '松川広域衛生施設組合', '公立松川病院組合', '松川地区広域連合'],
      ...['松川税務署', '松川警察署', '近畿財務局', '松川公共職業安定所', '松川地方裁判所'],
    ];
    const firms = [
      ...[
        '松川工業㈱',
        '株式会社市役所前',
        '木村',
        '中町',
        '大市',
        '松川市商工会',
        '松川眼鏡協同組合',
      ],
      ...[
        '株式会社松川市',
        '(有)消防設備組合',
        '松川農業協同組合',
        '税務署前食堂',
        '市場食堂',
        '日の出',
      ],
    ];
    const rows = [...bodies, ...firms].map((name) => [name, '福井県松川市']);
    const found = publicBodies(tableOf([head, ...rows]), 0);
    const names = found?.rows.map((row) => rows[row][0]);
    // 大市 may be a city: it is asked about with the others.
    expect(names).toEqual([...bodies, '大市']);
    expect(found?.filter).toMatchObject({ column: '事業所名', not: true });
    expect(
      publicBodies(
        tableOf([head, ...rows.slice(bodies.length).filter(([name]) => name !== '大市')]),
        0,
      ),
    ).toBeNull();
  });

  it('are none where all are firms, or nothing tells', () => {
    expect(publicBodies(tableOf([HEAD, FIRM]))).toBeNull();
    expect(publicBodies(tableOf([HEAD.slice(1, 2), ['松川市']]))).toBeNull();
  });

  it('are told with the filter that leaves them out of the study', async () => {
    const text = [HEAD, CITY, FIRM, COURT].map((row) => row.join(',')).join('\n');
    const { session, study } = await prepare([{ kind: 'firms', name: 'firms.csv', text }]);
    const run = await session.run(study, UNATTENDED);
    if (!run.ok) throw new Error(run.problem.code);
    const told = run.value.problems.find(({ code }) => code === 'public-bodies');
    expect(told?.facts).toEqual({
      rows: 2,
      names: '松川市\n松川地方裁判所',
      more: 0,
      only: '法人種別!=201,101',
    });
    const scope = [run.value.firms.publicBodies!.filter];
    const limited = { ...study, settings: { ...study.settings, scope } };
    const again = await session.run(limited, UNATTENDED);
    if (!again.ok) throw new Error(again.problem.code);
    expect([...again.value.firms.apart!]).toEqual([1, 0, 1]);
  });
});
