import { describe, expect, it } from 'vitest';
import { UNATTENDED, type ColumnCodes, type StudyFile } from '../../../src/model';
import { prepare } from '../made';

const HEADER = '企業ID,企業名,住所,経度,緯度,北山大学,北山工業技術センター';
const listOf = (rows: readonly string[], header = HEADER) =>
  [
    header,
    ...rows.map((row, i) => `F${i},第${i}工業,福井県松川市,${137 + i / 1000},36.0${i % 10},${row}`),
  ].join('\n');

async function run(text: string, change: Partial<StudyFile> = {}, links?: string) {
  const { session, study } = await prepare(
    [
      { kind: 'firms', name: 'firms.csv', text },
      ...(links ? [{ kind: 'links', name: 'links.csv', text: links } as const] : []),
    ],
    change,
  );
  const found = await session.run(study, UNATTENDED);
  if (!found.ok) throw new Error(found.problem.code);
  const { links: ties, problems, firms } = found.value;
  return {
    study,
    problems,
    asked: firms.asked ?? [],
    ties: Array.from(ties.firm, (firm, tie) => [
      firm,
      ties.institution[tie],
      ties.contactFrequency[tie],
      ties.topic[tie],
    ]),
  };
}

describe('ties of columns that are an institution each', () => {
  it('are one for each mark, and told', async () => {
    const { study, ties, problems } = await run(listOf(['○,', '×,◎', ',', '○,○']));
    expect(study.inputs.firms.roles.institution_columns).toEqual([5, 6]);
    expect(ties).toEqual([
      [0, 0, NaN, ''],
      [1, 1, NaN, ''],
      [3, 0, NaN, ''],
      [3, 1, NaN, ''],
    ]);
    expect(problems).toContainEqual(
      expect.objectContaining({
        code: 'institution-columns-read',
        facts: {
          ...{ columns: '北山大学\n北山工業技術センター', more: 0, ties: 4 },
          ...{ numbers: 'marks', mains: 0 },
        },
      }),
    );
  });

  it('have the frequencies that words and numbers say', async () => {
    expect((await run(listOf(['月1回,なし', ',年数回']))).ties).toEqual([
      [0, 0, 12, ''],
      [1, 1, 3, ''],
    ]);
    expect((await run(listOf(['24,0', '0,5']))).ties).toEqual([
      [0, 0, 24, ''],
      [1, 1, 5, ''],
    ]);
  });

  it('are none where they are not used', async () => {
    const { study } = await run(listOf(['○,', '×,◎']));
    const { institution_columns, ...roles } = study.inputs.firms.roles;
    expect(institution_columns).toEqual([5, 6]);
    const { session } = await prepare([
      { kind: 'firms', name: 'firms.csv', text: listOf(['○,', '×,◎']) },
    ]);
    const inputs = { ...study.inputs, firms: { ...study.inputs.firms, roles } };
    const found = await session.run({ ...study, inputs }, UNATTENDED);
    expect(found.ok && found.value.links.count).toBe(0);
  });

  const coded = listOf(Array.from({ length: 24 }, (_, i) => `${(i % 3) + 1},${i % 2 ? 3 : ''}`));

  it('of codes that nothing explains are asked about, and none until then', async () => {
    const { asked, ties, problems } = await run(coded);
    expect(asked.map(({ column, looks }) => [column, looks])).toEqual([
      ['北山大学', 'scale'],
      ['北山工業技術センター', 'scale'],
    ]);
    expect(ties).toEqual([]);
    expect(problems.filter(({ code }) => code === 'codes-asked')).toHaveLength(2);
    expect(problems.map(({ code }) => code)).not.toContain('institution-columns-read');
  });

  it('of codes are what these mean: words for a frequency, yes and no', async () => {
    const answers = [
      { value: '1', means: 'level', label: '毎月' },
      { value: '2', means: 'yes', label: 'ある' },
      { value: '3', means: 'no', label: 'ない' },
    ] as const;
    const codes: readonly ColumnCodes[] = ['北山大学', '北山工業技術センター'].map((column) => ({
      column,
      codes: answers,
    }));
    const { asked, ties } = await run(coded, { codes });
    expect(asked).toEqual([]);
    expect(ties).toHaveLength(16);
    expect(ties.slice(0, 2)).toEqual([
      [0, 0, 12, ''],
      [1, 0, NaN, ''],
    ]);
    const numbers = await run(coded, { codes: codes.map((each) => ({ ...each, codes: [] })) });
    expect(numbers.ties.slice(0, 2).map(([, , frequency]) => frequency)).toEqual([1, 2]);
  });

  it('of codes that the header explains need no question', async () => {
    const header = HEADER.replace('北山大学', '北山大学（1.毎月 2.年1回 3.なし）');
    const text = listOf(
      Array.from({ length: 24 }, (_, i) => `${(i % 3) + 1},`),
      header,
    );
    const { asked, ties } = await run(text.replaceAll(/,$/gm, ',○'));
    expect(asked).toEqual([]);
    expect(ties.filter(([, institution]) => institution === 0).map(([, , each]) => each)).toEqual(
      Array.from({ length: 16 }, (_, i) => (i % 2 ? 1 : 12)),
    );
  });

  it('weigh more than the main institution, and less than a table of ties, which is said', async () => {
    const header = `${HEADER},主な連携先`;
    const text = listOf(['○,,北山大学', ',○,', ',,北山大学'], header);
    const { ties, problems } = await run(text);
    expect(ties).toHaveLength(2);
    expect(problems.find(({ code }) => code === 'institution-columns-read')?.facts).toMatchObject({
      mains: 2,
    });
    const beside = await run(text, {}, '企業ID,機関ID\nF2,itc-kitayama\n');
    expect(beside.ties).toEqual([[2, 1, NaN, '']]);
    expect(beside.problems.map(({ code }) => code)).toEqual(
      expect.arrayContaining(['institution-columns-outweighed', 'main-institution-outweighed']),
    );
  });
});
