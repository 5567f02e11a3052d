import { describe, expect, it } from 'vitest';
import { UNATTENDED, type RowFilter } from '../../../src/model';
import { EVENTS_KEY, writeStudyFile } from '../../../src/study';
import { messagesIn } from '../../../src/i18n';
import { derivedCells, derivedColumns } from '../../../src/study/rows/derived-columns';
import { prepare } from '../made';

const FIRMS = [
  'id,企業名,緯度,経度,業種,従業員数,問4,シート',
  ...Array.from({ length: 12 }, (_, i) => {
    const industry = ['金属製品製造業', '製造業', '宿泊業', '眼鏡製造業'][i % 4];
    const size = ['10～20人', '12', '50名未満', ''][i % 4];
    return `F${i},甲${i},${36 + i / 1000},137,${industry},${size},${['1;2', '2', ''][i % 3]},${i < 6 ? '製造' : '観光'}`;
  }),
].join('\n');
const EVENTS = ['企業ID,特許', 'F0,a', 'F0,b', 'F3,c'].join('\n');

const ROLES = { id: [0], name: [1], latitude: [2], longitude: [3], industry: [4], employees: [5] };
const CODES = [
  {
    column: '問4',
    several: true as const,
    codes: [
      { value: '1', means: 'yes' as const, label: '大学', labelEn: 'University' },
      { value: '2', means: 'yes' as const },
    ],
  },
];

async function studied(scope: readonly RowFilter[] = []) {
  const { session, study } = await prepare(
    [
      { kind: 'firms', name: 'f.csv', text: FIRMS, roles: { ...ROLES, outcome: [6] } },
      { kind: 'outcomes', name: 'patents.csv', text: EVENTS },
    ],
    { codes: CODES },
  );
  const wanted = {
    ...study,
    settings: { ...study.settings, ...(scope.length > 0 ? { scope } : {}) },
  };
  const ran = await session.run(wanted, UNATTENDED);
  if (!ran.ok) throw new Error(JSON.stringify(ran.problem));
  const kept = ran.value.firms.apart
    ? [...ran.value.firms.apart.keys()].filter((row) => ran.value.firms.apart![row] === 0)
    : null;
  return { session, study: wanted, findings: ran.value, kept };
}

describe('columns that follow from those of the table', () => {
  it('are listed: answers, counted events, ends of ranges, parts of the classification', async () => {
    const { session } = await studied();
    const found = await session.ask('filterColumns', {});
    expect(found?.map(({ key }) => key)).toEqual([
      ...['問4=1', '問4=2', EVENTS_KEY, '従業員数 [lower]', '従業員数 [upper]'],
      ...['[industry division]', '[industry group]'],
    ]);
    expect(found?.[2].called).toBe('patents');
  });

  it.each<[string, RowFilter, readonly number[]]>([
    ['an answer', { kind: 'values', column: '問4=1', values: ['1'] }, [0, 3, 6, 9]],
    [
      'an answer that was not given',
      { kind: 'values', column: '問4=1', values: ['0'] },
      [1, 4, 7, 10],
    ],
    ['no answer at all', { kind: 'missing', column: '問4=1' }, [2, 5, 8, 11]],
    ['counted events', { kind: 'number', column: EVENTS_KEY, low: 1, high: null }, [0, 3]],
    [
      'these by the name of their file',
      { kind: 'number', column: 'patents', low: 2, high: null },
      [0],
    ],
    ['a lower end', { kind: 'number', column: '従業員数 [lower]', low: 11, high: null }, [1, 5, 9]],
    [
      'an upper end',
      { kind: 'number', column: '従業員数 [upper]', low: null, high: 20 },
      [0, 1, 4, 5, 8, 9],
    ],
    ['an open end', { kind: 'missing', column: '従業員数 [lower]' }, [2, 3, 6, 7, 10, 11]],
    [
      'a division',
      { kind: 'values', column: '[industry division]', values: ['製造業'] },
      [0, 1, 4, 5, 8, 9],
    ],
    [
      'a major group',
      { kind: 'values', column: '[industry group]', values: ['金属製品製造業'] },
      [0, 4, 8],
    ],
    ['the sheet', { kind: 'values', column: 'シート', values: ['観光'] }, [6, 7, 8, 9, 10, 11]],
  ])('say whom the study is about: %s', async (_, filter, rows) => {
    const { kept, session } = await studied([filter]);
    expect(kept).toEqual(rows);
    // The look on screen is the same.
    const shown = await session.ask('filterFirms', { filters: [filter] });
    expect([...shown!.keys()].filter((row) => shown![row] === 1)).toEqual(rows);
  });

  it('have facts for who sets a filter on them', async () => {
    const { session } = await studied();
    expect(await session.ask('columnFacts', { column: '問4=1' })).toMatchObject({
      distinct: 3,
      missing: 4,
    });
    expect(await session.ask('columnFacts', { column: EVENTS_KEY })).toMatchObject({
      numbers: 12,
      high: 2,
    });
    expect(await session.ask('columnFacts', { column: '従業員数 [middle]' })).toBeNull();
  });

  it('give way to a column of the table of the same name', () => {
    const outcomes = [{ key: 'x=1', label: 'x=1', values: new Float64Array(1) }];
    const table = { header: ['x=1'], columns: [['own']], firms: { outcomes, industry: [''] } };
    expect(derivedColumns(table)).toEqual([]);
    expect(derivedCells({ ...table, header: ['y'] }, 'x=1')).toEqual(['0']);
  });

  it('are told by what they are called, which is not kept', async () => {
    const filter: RowFilter = { kind: 'values', column: '問4=1', values: ['1'] };
    const { session, study } = await studied([filter]);
    session.language = 'en';
    const ran = await session.run(study, UNATTENDED);
    const told = ran.ok && ran.value.problems.find(({ code }) => code === 'out-of-scope');
    expect(told && told.facts).toMatchObject({ filters: [{ called: '問4: University' }] });
    const written = await session.ask('export', { name: 'study.json' });
    expect(JSON.parse(written!.join(''))).toMatchObject({ settings: { scope: [filter] } });
    expect(written!.join('')).not.toContain('called');
    expect(writeStudyFile(study)).not.toContain('called');
    const { filters: en } = messagesIn('en');
    expect(en.text({ ...filter, called: '問4: University' })).toBe('問4: University: yes');
    expect(en.columnText('従業員数 [lower]')).toBe('従業員数 (lower bound)');
    expect(messagesIn('ja').filters.columnText('[industry division]')).toBe('産業大分類');
    expect(en.text({ kind: 'values', column: '[industry division]', values: ['製造業'] })).toBe(
      'Industry (division): Manufacturing',
    );
  });
});
