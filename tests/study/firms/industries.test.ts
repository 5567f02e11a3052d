import { describe, expect, it } from 'vitest';
import { industryInEnglish } from '../../../src/i18n/en/industry-names';
import {
  INDUSTRY_CLASSES,
  industryByName,
  industryName,
  type Problem,
  type Table,
} from '../../../src/model';
import { readIndustries } from '../../../src/study/firms/industries';

const table = (header: string, cells: readonly string[]): Table => ({
  name: 'firms.csv',
  header: [header],
  columns: [cells],
  rowCount: cells.length,
});
const read = (header: string, ...cells: string[]) => {
  const problems: Problem[] = [];
  const { names: industry, codes } = readIndustries(table(header, cells), 0, problems);
  return { industry, codes, problems };
};

describe('the classification', () => {
  it('has 20 divisions and 99 major groups, each with a name in both languages', () => {
    const codes = INDUSTRY_CLASSES.map(({ code }) => code);
    expect(codes.filter((code) => /^[A-T]$/.test(code))).toHaveLength(20);
    expect(codes.filter((code) => /^\d\d$/.test(code)).sort()).toEqual(
      Array.from({ length: 99 }, (_, i) => String(i + 1).padStart(2, '0')),
    );
    for (const { ja, en } of INDUSTRY_CLASSES) expect(ja && /^[A-Z][ -~]+$/.test(en)).toBe(true);
  });

  it('finds each class by its name and by the name that lists show', () => {
    for (const one of INDUSTRY_CLASSES)
      for (const name of [one.ja, industryName(one)]) {
        expect(industryByName(name)?.ja).toBe(one.ja);
        expect(industryInEnglish(name)).toBe(one.en);
      }
  });

  it('leaves the fishery of a division and of its major group apart', () => {
    expect(industryInEnglish('漁業')).toBe('Fisheries');
    expect(industryInEnglish('サービス業')).toBe('サービス業');
  });
});

describe('a column of industries', () => {
  const METAL = '金属製品製造業';
  it.each([
    ['業種', '24', '31', '9'],
    ['産業中分類', '24', '31', '09'],
    ['業種コード', 'Ｅ２４', 'E31', 'E09'],
    ['業種', '24 金属製品製造業', '31:輸送用機械器具製造業', '9　食料品製造業'],
    ['業種', 'E24 金属製品製造業', 'E-31', 'E9'],
    ['業種', ' 金属製品 製造業', '輸送用機械器具製造業', '食料品製造業'],
    ['JSIC', '2422', '3113', '952'],
    ['産業小分類', '242', '311', '95'],
    ['日本標準産業分類', '24', '311', '09'],
  ])('of %s %s, %s, %s is read', (header, ...cells) => {
    expect(read(header, ...cells).industry).toEqual([
      METAL,
      '輸送用機械器具製造業',
      '食料品製造業',
    ]);
  });

  it('tells what codes were read as', () => {
    const { problems } = read('業種', 'E24', '', 'E31');
    expect(problems).toMatchObject([
      { code: 'industry-codes', facts: { rows: 2, example: 'E24', name: METAL } },
    ]);
    expect(read('業種', METAL).problems).toEqual([]);
  });

  it('tells a code that does not exist, and keeps it', () => {
    const cells = [...Array.from({ length: 30 }, (_, i) => `E${(i % 20) + 10}`), 'E62', 'E00'];
    const { industry, problems } = read('業種', ...cells);
    expect(industry.slice(30)).toEqual(['E62', 'E00']);
    expect(problems[1]).toMatchObject({
      code: 'industry-code-unknown',
      facts: { rows: 2, example: 'E62' },
      where: { row: 31 },
    });
  });

  it('keeps levels apart where one column mixes them', () => {
    expect(read('産業分類', '24', '242', '2422').industry).toEqual([METAL, METAL, METAL]);
    expect(read('産業大分類', 'E', 'A 農業、林業', 'I').industry).toEqual([
      '製造業',
      '農業，林業',
      '卸売業，小売業',
    ]);
  });

  it.each([
    ['業種', '1', '2', '3', '9'],
    ['業種', '1', '2', '3', '4'],
    ['NAICS', '31', '32', '42', '44'],
    ['東証業種コード', '3050', '3650', '9050', '5250'],
    ['業種', '3050', '3650', '9050', '5250'],
    ['industry', 'C25', 'C28', 'G46', 'C24'],
    ['業種', '金属加工', 'IT関連', 'Textiles', '眼鏡枠'],
    ['業種', 'A', 'B', 'C', 'D'],
  ])('of another classification (%s %s, %s …) stays as it is', (header, ...cells) => {
    const codes = cells.map(() => '');
    expect(read(header, ...cells)).toEqual({ industry: cells, codes, problems: [] });
  });

  it('keeps codes as fine as they are written, and the division that a name ends in', () => {
    const codesOf = (header: string, ...cells: string[]) => read(header, ...cells).codes;
    expect(codesOf('産業分類', '41', '411', '4141', 'G', '')).toEqual([
      '41',
      '411',
      '4141',
      'G',
      '',
    ]);
    expect(codesOf('JSIC', '952', '4111', '0100')).toEqual(['952', '4111', '0100']);
    expect(codesOf('業種', 'E24', 'I1 卸売業', '9 食料品製造業')).toEqual(['24', 'I1', '09']);
    const named = [
      '眼鏡製造業',
      '卸売業',
      '医薬品卸売業',
      '菓子・パン小売業',
      '飲食店',
      '眼鏡',
      'サービス業',
    ];
    expect(codesOf('業種', ...named)).toEqual(['E', 'I1', 'I1', 'I2', '76', '', '']);
  });
});
