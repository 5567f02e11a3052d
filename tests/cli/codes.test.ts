import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { inlineRow, workbook } from '../tables/workbook';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const SHARED = join(import.meta.dirname, '../../../shared/simulated/surveys');
const shared = existsSync(join(SHARED, 'coded-1-2-9.csv'));
const absent = shared ? '' : ' (skipped: ../shared is not beside the project)';

interface Compared {
  readonly inside: { readonly n: number; readonly mean: number };
  readonly outside: { readonly n: number; readonly mean: number };
}

/** 40 firms near each other, of which 24 say yes (1), 12 no (2) and 4 nothing (9); 40 apart: 8, 28 and 4. */
const answers = (i: number, yes: number) => (i % 10 === 9 ? 9 : i < yes ? 1 : 2);
const survey = folder.write(
  'survey.csv',
  [
    'id,lon,lat,near,問1,問5_下請',
    ...Array.from({ length: 80 }, (_, i) => {
      const near = i < 40;
      const at = i % 40;
      const place = near
        ? `${136.2 + at * 1e-4},35.95`
        : `${138 + (at % 8) * 0.3},${36 + at * 0.05}`;
      return `f${i},${place},${near ? 1 : 0},${answers(at, near ? 26 : 8)},${(i % 2) + 1}`;
    }),
    '',
  ].join('\n'),
);
const book = folder.write(
  'book.csv',
  '変数,コード,ラベル,欠測\n問1,1,はい,\n問1,2,いいえ,\n問1,9,無回答,1\n問5_下請,1,はい,\n問5_下請,2,いいえ,\n',
);
const CODES = '問1:1=yes,2=no,9=missing;問5_下請:1=yes,2=no';

describe('a questionnaire coded 1, 2 and 9', () => {
  const ask = (...more: string[]) =>
    shuseki(
      ...['evidence', survey, '--outcome', '問1', '--inside', 'near', '--draws', '99'],
      ...['--out', folder.at('answer.json'), '--language', 'en', ...more],
    );
  const run = (out: string, ...more: string[]) =>
    shuseki(
      ...['run', '--firms', survey, '--lon', 'lon', '--lat', 'lat', '--outcome', '問1'],
      ...['--no-report', '--out', folder.at(out), '--language', 'en', ...more],
    );

  it('is not guessed: the values are told, and the option that says what they mean', async () => {
    const answer = await ask();
    expect(answer.status).toBe(1);
    expect(answer.err).toContain('1 (32 rows), 2 (40 rows), 9 (8 rows)');
    expect(answer.err).toContain("--codes '問1:1=yes,2=no,9=missing'");
    expect(folder.names()).not.toContain('answer.json');
    const refused = await run('refused');
    expect(refused.status).toBe(1);
    expect(refused.err).toContain('問5_下請:1=yes,2=no');
  });

  it.each([
    ['the option that was told', ['--codes', CODES]],
    ['a code book', ['--codebook', book]],
  ])('is answered with %s', async (_, more) => {
    expect((await ask(...more)).status).toBe(0);
    const { inside, outside } = folder.json('answer.json') as unknown as Compared;
    expect(inside).toMatchObject({ n: 36, mean: 0.6666666667 });
    expect(outside).toMatchObject({ n: 36, mean: 0.2222222222 });
  });

  it('gives the same in a study, which keeps what was said and is replayed with it', async () => {
    const first = await run('study', '--codes', CODES, '--yes-no');
    expect(first.status).toBe(0);
    expect(first.err).toContain('yes is 1 (32 rows); no is 2 (40 rows)');
    const means = (path: string) => {
      const { evidence } = folder.json(path) as unknown as {
        evidence: { comparison: Compared };
      };
      return [evidence.comparison.inside, evidence.comparison.outside];
    };
    const found = means('study/findings.json');
    expect(found).toMatchObject([
      { n: 36, mean: 0.6666666667 },
      { n: 36, mean: 0.2222222222 },
    ]);
    const again = await shuseki(
      ...['run', folder.at('study/study.json'), '--no-report', '--out', folder.at('again')],
    );
    expect(again.status).toBe(0);
    expect(means('again/findings.json')).toEqual(found);
  });

  it('is taken as numbers where that is said, and refuses what is no code', async () => {
    expect((await ask('--codes', '問1:numbers')).status).toBe(0);
    const { inside } = folder.json('answer.json') as unknown as Compared;
    expect(inside.n).toBe(40);
    for (const wrong of ['問1', '問1:1=maybe', '問1:1=yes,1=no', '1=yes'])
      expect(await ask('--codes', wrong), wrong).toMatchObject({ status: 2 });
    expect(await ask('--scale', '問1=5..1')).toMatchObject({ status: 2 });
    expect(await ask('--codebook', survey)).toMatchObject({ status: 1 });
  });

  it.each([
    ['--codes', '問11:1=yes,2=no'],
    ['--scale', '問11=1..5'],
  ])('refuses a column of %s that the table has not', async (option, said) => {
    for (const answer of [await ask(option, said), await run('mistyped', option, said)]) {
      expect(answer.status).toBe(1);
      expect(answer.err).toContain('survey.csv: there is no column "問11"');
    }
    expect(folder.names()).not.toContain('mistyped');
  });

  it('is asked with the sheet of the same workbook that answers', async () => {
    const sheetOf = (name: string, lines: readonly (readonly string[])[]) => ({
      name,
      rows: Object.fromEntries(lines.map((cells, i) => [i + 1, inlineRow(i + 1, ...cells)])),
    });
    const coded = folder.write(
      'coded.xlsx',
      workbook({
        sheets: [
          sheetOf('回答', [
            ['企業名', '経度', '緯度', 'Q1'],
            ...Array.from({ length: 30 }, (_, i) => {
              const answer = i % 7 === 6 ? '9' : `${(i % 2) + 1}`;
              return [`第${i}製作所`, `${136 + i / 100}`, '35.9', answer];
            }),
          ]),
          sheetOf('コード表', [
            ['変数', '設問', 'コード', 'ラベル', '欠測'],
            ['Q1', '新製品を出したか', '1', 'はい', ''],
            ['Q1', '', '2', 'いいえ', ''],
            ['Q1', '', '9', '無回答', '1'],
          ]),
        ],
      }),
    );
    const answer = (...more: string[]) =>
      shuseki(
        ...['run', '--firms', coded, '--no-report', '--out', folder.at('coded-sheet')],
        ...['--language', 'en', ...more],
      );
    const refused = await answer();
    expect(refused.status).toBe(1);
    expect(refused.err).toContain(
      '--codebook with this same file, whose sheet “コード表” is a code book',
    );
    expect(await answer('--codebook', coded)).toMatchObject({ status: 0 });
  });

  it('takes columns for what the code book calls them', async () => {
    const called = folder.write(
      'called.csv',
      '変数,設問,コード,ラベル\n問1,特許を出したか,1,はい\n問1,,2,いいえ\n問5_下請,,1,はい\n問5_下請,,2,いいえ\n',
    );
    const answer = await shuseki(
      ...['run', '--firms', survey, '--lon', 'lon', '--lat', 'lat', '--codebook', called],
      ...['--codes', '問1:1=yes,2=no,9=missing'],
      ...['--no-report', '--out', folder.at('called'), '--language', 'en'],
    );
    expect(answer.status).toBe(0);
    const { inputs } = folder.json('called/study.json') as unknown as {
      inputs: { firms: { roles: Record<string, number[]> } };
    };
    expect(inputs.firms.roles).toMatchObject({ outcome: [4], subcontractor: [5] });
  });

  it('names what became yes as the file and the code book have it', async () => {
    const answer = await run('named', '--codebook', book, '--yes-no');
    expect(answer.err).toContain('yes is 1=はい (32 rows); no is 2=いいえ (40 rows)');
  });
});

describe.skipIf(!shared)(`the coded survey of 5,000 firms${absent}`, () => {
  it('answers 54 % against 44 %', async () => {
    const answer = await shuseki(
      ...['run', '--firms', join(SHARED, 'coded-1-2-9.csv'), '--lon', '経度', '--lat', '緯度'],
      ...['--outcome', '問1_製品イノベーション', '--codebook', join(SHARED, 'code-book.csv')],
      // The definition that truth.json counts by.
      ...['--radius-km', '3', '--min-firms', '10'],
      ...['--no-report', '--out', folder.at('coded')],
    );
    expect(answer.status).toBe(0);
    const { evidence } = folder.json('coded/findings.json') as unknown as {
      evidence: { comparison: Compared };
    };
    const { inside, outside } = evidence.comparison;
    expect([inside.n, outside.n]).toEqual([655, 407]);
    expect(inside.mean).toBeCloseTo(355 / 655, 9);
    expect(outside.mean).toBeCloseTo(180 / 407, 9);
  });
});

describe('a questionnaire whose header explains its codes', () => {
  const column = '新製品（1:ある 2:ない; 9:無回答）';
  const labelled = folder.write(
    'labelled.csv',
    `企業名,経度,緯度,${column}\n${Array.from({ length: 12 }, (_, i) => `甲${i},136.2,35.9${i},${[1, 2, 9][i % 3]}`).join('\n')}\n`,
  );
  const run = (...more: string[]) =>
    shuseki('run', '--firms', labelled, '--no-report', '--out', folder.at('labelled'), ...more);

  it('is known by its name on one line where the cell has several', async () => {
    const lines = labelled.replace('labelled', 'lines');
    folder.write(
      'lines.csv',
      folder.read('labelled.csv').replace(column, '"新製品\n1.あった\n2.なかった\n9.不明"'),
    );
    const out = ['--firms', lines, '--no-report', '--out', folder.at('lines')];
    const option = '新製品 1.あった 2.なかった 9.不明:1=yes,2=no,9=missing';
    expect((await shuseki('run', ...out)).err).toContain(option);
    expect((await shuseki('run', ...out, '--codes', option)).status).toBe(0);
  });

  it('is refused with the codes that it explains, which are then taken with their labels', async () => {
    const refused = await run();
    const option = `${column}:1=yes,2=no,9=missing`;
    expect(refused).toMatchObject({ status: 1 });
    expect(refused.err).toContain(`--codes '${option}'`);
    expect((await run('--codes', option)).status).toBe(0);
    const { codes } = folder.json('labelled/study.json');
    expect(codes).toEqual([
      {
        column,
        codes: [
          { value: '1', means: 'yes', label: 'ある' },
          { value: '2', means: 'no', label: 'ない' },
          { value: '9', means: 'missing', label: '無回答' },
        ],
      },
    ]);
  });
});

describe('dashes in a count', () => {
  const dashed = folder.write(
    'dashed.csv',
    `企業名,経度,緯度,特許件数\n${['－', '3', '1', '－', '0'].map((cell, i) => `甲${i},136.2,35.9${i},${cell}`).join('\n')}\n`,
  );
  const run = (...more: string[]) =>
    shuseki('run', '--firms', dashed, '--no-report', '--out', folder.at('dashed'), ...more);

  it('are told with the option that says what they mean, which the study keeps', async () => {
    expect((await run()).err).toContain("--codes '特許件数:-=zero'");
    for (const dash of ['-', '－', '―']) {
      const { err } = await run('--codes', `特許件数:${dash}=zero`);
      expect(err).toContain('taken as 0');
      expect(err).not.toContain('--codes');
      expect(folder.json('dashed/study.json').codes).toEqual([
        { column: '特許件数', codes: [{ value: '-', means: 'zero' }] },
      ]);
    }
    const again = folder.write('dashed-again.json', folder.read('dashed/study.json'));
    const { err } = await shuseki('run', again, '--no-report', '--out', folder.at('dashed-2'));
    expect(err).toContain('taken as 0');
  });
});

describe('a code book in two languages', () => {
  const both = folder.write(
    'both.csv',
    '変数,設問（英語）,コード,ラベル（日本語）,ラベル（英語）,欠測\n問1,Product innovation,1,はい,Yes,\n問1,,2,いいえ,No,\n問1,,9,無回答,No answer,1\n',
  );
  const named = async (language: string) => {
    const answer = await shuseki(
      ...['run', '--firms', survey, '--lon', 'lon', '--lat', 'lat', '--outcome', '問1', '--yes-no'],
      ...['--codebook', both, '--language', language, '--out', folder.at(`both-${language}`)],
      ...['--resamples', '99'],
    );
    return `${answer.status} ${answer.err}`;
  };

  it('names measures and answers in the language of the terminal, in files as the column does', async () => {
    expect(await named('en')).toContain('yes is 1=Yes (32 rows); no is 2=No (40 rows)');
    expect(await named('ja')).toContain('1=はい');
    expect(folder.read('both-en/report.html')).toContain('Product innovation');
    expect(folder.read('both-ja/findings.json')).toBe(folder.read('both-en/findings.json'));
    expect(folder.json('both-en/study.json')).toMatchObject({
      columnNames: [{ column: '問1', en: 'Product innovation' }],
    });
  });
});
