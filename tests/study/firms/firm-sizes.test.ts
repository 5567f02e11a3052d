import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { SIZE_GROUPS, UNATTENDED, type Findings, type RowFilter } from '../../../src/model';
import { newStudy, readStudyFile, specOf, writeStudyFile } from '../../../src/study';
import { prepare } from '../made';

const HEAD = ['商号', '所在地', '産業分類', '従業員数', '資本金（万円）', '法人種別'];
/** One firm for every judgement and every way to it; the last cell is what it should be. */
const FIRMS = [
  ['松川工業株式会社', '24', '20', '50000', '301', 'small'],
  ['松川精機株式会社', '24', '300', '50000', '301', 'medium'],
  ['松川重工株式会社', '24', '301', '30000', '301', 'medium'],
  ['松川製鋼株式会社', '22', '301', '30001', '301', 'large'],
  ['松川商事株式会社', '53', '101', '10001', '301', 'large'],
  ['松川書店', '60', '5', '', '', 'small'],
  ['松川食堂', '761', '51', '5000', '', 'medium'],
  ['松川食堂本店', '761', '51', '5001', '', 'large'],
  ['松川出版株式会社', '414', '101', '5001', '301', 'medium'],
  ['松川映像株式会社', '411', '101', '5001', '301', 'large'],
  ['松川情報株式会社', '41', '101', '5001', '301', 'wide-industry'],
  ['松川観光株式会社', '791', '101', '5001', '301', 'medium'],
  ['松川理容', '78', '', '', '', 'no-size'],
  ['松川鋳造', '22', '', '1億円', '', 'sme'],
  ['松川製紙', '14', '', '4億円', '', 'no-employees'],
  ['松川化学', '16', '301', '－', '', 'no-capital'],
  ['松川企画', '', '101', '5001', '', 'no-industry'],
  ['松川屋', '', '3', '', '', 'small'],
  ['松川市', '98', '900', '', '201', 'body'],
  ['松川眼鏡協同組合', '24', '5', '100', '399', 'body'],
  ['（医）松川会', '83', '40', '', '', 'body'],
  ['税理士法人松川', '72', '4', '', '399', 'small'],
] as const;

const CSV = [
  HEAD.join(','),
  ...FIRMS.map(([name, industry, people, capital, kind]) =>
    [name, '福井県松川市', industry, people, capital, kind].join(','),
  ),
].join('\n');

async function found(scope?: readonly RowFilter[], text = CSV): Promise<Findings> {
  const { session, study } = await prepare([{ kind: 'firms', name: 'firms.csv', text }]);
  const limited = scope ? { ...study, settings: { ...study.settings, scope } } : study;
  const kept = readStudyFile('study.json', writeStudyFile(limited));
  if (!kept.ok) throw new Error(kept.problem.code);
  const ran = await session.run(kept.value, UNATTENDED);
  if (!ran.ok) throw new Error(ran.problem.code);
  return ran.value;
}

const studied = ({ firms }: Findings) =>
  FIRMS.filter((_, row) => firms.apart?.[row] !== 1).map((firm) => firm[5]);

describe('sizes by the Act', () => {
  it('are judged by industry, employees, capital and what the firm is', async () => {
    const { firms, problems } = await found();
    const said = FIRMS.map(([name], row) => [name, firms.sizes?.[row]]);
    expect(said).toEqual(FIRMS.map((firm) => [firm[0], firm[5]]));
    expect(firms.apart).toBeUndefined();
    expect(problems.find(({ code }) => code === 'capital-unit')?.facts).toEqual({
      rows: 13,
      example: '50000',
      yen: 500_000_000,
      by: 'header',
    });
  });

  it('stand in the files of firms, with the divisions of their industries', async () => {
    const { session, study } = await prepare([{ kind: 'firms', name: 'firms.csv', text: CSV }]);
    await session.run(study, UNATTENDED);
    const pieces = await session.ask('export', { name: 'firms.geojson' }, UNATTENDED);
    const { features } = JSON.parse(pieces!.join('')) as {
      features: { properties: Record<string, string | null> }[];
    };
    const of = (key: string) => features.map(({ properties }) => properties[key]);
    expect(of('size_class')).toEqual(FIRMS.map((firm) => firm[5]));
    const [first, , , , , book, , , publisher, film] = features.map(({ properties }) => [
      properties.industry_code,
      properties.industry_division,
      properties.industry_division_name,
    ]);
    expect(first).toEqual(['24', 'E', '製造業']);
    expect(book).toEqual(['60', 'I', '卸売業，小売業']);
    expect(publisher).toEqual(film);
    expect(of('industry_code')[16]).toBeNull();
  });

  it('can be the population, with those that cannot be told in or out', async () => {
    const of = async (is: 'sme' | 'small', unknown: 'in' | 'out') => {
      const findings = await found([{ kind: 'size', is, unknown }]);
      const told = findings.problems.find(({ code }) => code === 'size-doubtful');
      return { studied: studied(findings), told: told?.facts };
    };
    const all = FIRMS.map((firm) => firm[5]);
    const doubts = (one: string) => one.includes('-');
    const keep = (...kept: string[]) => all.filter((one) => kept.includes(one));
    const sme = keep('small', 'medium', 'sme');
    expect(await of('sme', 'out')).toEqual({
      studied: sme,
      told: { rows: 5, is: 'sme', kept: false },
    });
    expect(await of('sme', 'in')).toEqual({
      studied: all.filter((one) => doubts(one) || sme.includes(one)),
      told: { rows: 5, is: 'sme', kept: true },
    });
    expect(await of('small', 'out')).toEqual({
      studied: keep('small'),
      told: { rows: 6, is: 'small', kept: false },
    });
    expect((await of('small', 'in')).studied).toEqual(
      all.filter((one) => doubts(one) || one === 'small' || one === 'sme'),
    );
  });

  it('are told of those alone that belong to the study by all else', async () => {
    const others = { kind: 'text', column: '商号', text: '松川情報' } as const;
    const size = { kind: 'size', is: 'sme', unknown: 'in' } as const;
    const { problems } = await found([others, size]);
    expect(problems.find(({ code }) => code === 'size-doubtful')?.facts).toMatchObject({ rows: 1 });
  });

  it.each(SIZE_GROUPS)('are refused as the population where nothing tells them: %s', async (is) => {
    const text = '商号,所在地,業種\n松川工業,福井県松川市,24\n';
    const scope = [{ kind: 'size', is, unknown: 'in' }] as const;
    await expect(found(scope, text)).rejects.toThrow('scope-without-sizes');
    expect((await found(undefined, text)).firms.sizes).toBeUndefined();
  });
});

const BOOKS = resolve(import.meta.dirname, '../../../../shared/simulated/workbooks');
const hasBooks = existsSync(BOOKS);

describe.skipIf(!hasBooks)(
  `a planner’s workbook${hasBooks ? '' : ' (skipped: ../shared is not beside the project)'}`,
  () => {
    it('has the sizes that its truth gives', async () => {
      const { session } = await prepare([]);
      const bytes = new Uint8Array(readFileSync(join(BOOKS, 'plain.ods')));
      const read = await session.readInput('firms', 'plain.ods', bytes, {}, UNATTENDED);
      if (!read.ok) throw new Error(read.problem.code);
      const study = newStudy({ firms: specOf(read.value, read.value.roles) });
      const ran = await session.run(study, UNATTENDED);
      if (!ran.ok) throw new Error(ran.problem.code);
      const truth = JSON.parse(readFileSync(join(BOOKS, 'plain.truth.json'), 'utf8')) as {
        rows: { employees: number | null }[];
      };
      // The book has neither industries nor capital: told is what all kinds of business have in common.
      const sizeOf = (people: number | null) => {
        if (people === null) return 'no-size';
        if (people <= 5) return 'small';
        if (people <= 20) return 'sme';
        if (people <= 50) return 'medium';
        return people <= 300 ? 'no-industry' : 'no-capital';
      };
      expect(ran.value.firms.sizes).toEqual(truth.rows.map(({ employees }) => sizeOf(employees)));
    });
  },
);

describe('capital', () => {
  const read = async (header: string, ...cells: string[]) => {
    const rows = cells.map((cell, row) => `松川${row}工業,福井県松川市,24,${cell}`);
    const text = [`商号,所在地,業種,${header}`, ...rows].join('\n');
    const { firms, problems } = await found(undefined, text);
    return {
      capital: [...(firms.capital ?? [])],
      ...(firms.capitalAsked ? { asked: firms.capitalAsked } : {}),
      told: problems.filter(({ code }) => code.startsWith('capital')).map(({ code }) => code),
    };
  };

  it('is of the unit that its header names', async () => {
    expect(await read('資本金(千円)', '10000', '"3,000"', '1億円', '不明')).toEqual({
      capital: [10_000_000, 3_000_000, 100_000_000, NaN],
      told: ['capital-unit'],
    });
    expect((await read('capital_million_yen', '10', '300')).capital).toEqual([1e7, 3e8]);
  });

  it('is yen without a unit where it is as large as that', async () => {
    expect(await read('資本金', '10000000', '3000000', '1')).toEqual({
      capital: [10_000_000, 3_000_000, 1],
      told: ['capital-unit'],
    });
  });

  it('is not guessed where nothing tells its unit', async () => {
    expect(await read('資本金', '1000', '300', '5000', '2000万円')).toEqual({
      capital: [NaN, NaN, NaN, 20_000_000],
      asked: { column: '資本金', rows: 3, example: '1000' },
      told: ['capital-unit-unknown'],
    });
  });

  it('is of the unit that a person says, whatever the header says, and the study keeps that', async () => {
    const text =
      '商号,所在地,資本金（円）\n松川工業,福井県松川市,"1,000"\n松川精機,福井県松川市,2億円\n';
    const { session, study } = await prepare([{ kind: 'firms', name: 'firms.csv', text }]);
    const of = async (column: string) => {
      const written = writeStudyFile({ ...study, capitalUnit: { column, yen: 1e4 } });
      const kept = readStudyFile('study.json', written);
      if (!kept.ok) throw new Error(kept.problem.code);
      const ran = await session.run(kept.value, UNATTENDED);
      if (!ran.ok) throw new Error(ran.problem.code);
      return [...ran.value.firms.capital!];
    };
    expect(await of('資本金（円）')).toEqual([10_000_000, 200_000_000]);
    expect(await of('another column')).toEqual([1000, 200_000_000]);
    for (const yen of [12, '1000', null]) {
      const odd = writeStudyFile(study).replace(
        /\n}\n$/,
        `,"capitalUnit":${JSON.stringify({ column: 'x', yen })}}`,
      );
      expect(readStudyFile('study.json', odd)).toMatchObject({
        ok: false,
        problem: { facts: { reason: expect.stringMatching(/^at:capitalUnit/) } },
      });
    }
  });

  it('of cells that say it themselves needs no header', async () => {
    expect(await read('資本金', '1000万円', '3億円')).toEqual({
      capital: [10_000_000, 300_000_000],
      told: [],
    });
  });

  it('is no column of classes, reserves or other money', async () => {
    for (const header of ['資本金区分', '資本準備金', '売上高（千円）'])
      expect((await read(header, '1', '2')).capital).toEqual([]);
  });
});
