import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder, ROOT, SHARED, shuseki } from '../cli/terminal';
import { at, DRAWN, idsOf, linesOf } from './both-sides';
import { hasR, runR } from './r';

const folder = new Folder();
const noR = !hasR('MASS');
const shared = (path: string) => join(SHARED, path);
/** All rows of every list, by `npm run interop -- r`; otherwise a part of each, which has the same parts of the report. */
const WHOLE = process.env.SHUSEKI_WHOLE !== undefined;

/** A list of ../shared, or its first rows. */
function rowsOf(path: string, rows: number): string {
  if (WHOLE || !existsSync(shared(path))) return shared(path);
  const lines = readFileSync(shared(path), 'utf8').split('\n');
  return folder.write(path.split('/').at(-1)!, `${lines.slice(0, rows + 1).join('\n')}\n`);
}

/** The sample's first firms, inside clusters and outside, with their ties. */
function partOfSample(firms: number): readonly string[] {
  const read = (name: string) =>
    readFileSync(join(ROOT, 'static/sample', name), 'utf8')
      .trimEnd()
      .split('\n');
  const [head, ...rows] = read('firms.csv');
  const part = rows.slice(0, firms);
  const ids = new Set(part.map((row) => row.split(',')[0]));
  const [linkHead, ...links] = read('links.csv');
  const ties = links.filter((row) => ids.has(row.split(',')[0]));
  return [
    ...['--firms', folder.write('firms.csv', `${[head, ...part].join('\n')}\n`)],
    ...['--links', folder.write('links.csv', `${[linkHead, ...ties].join('\n')}\n`)],
  ];
}

/** Studies as `run` writes them; those of ../shared where it is beside the project. */
const STUDIES: readonly {
  readonly name: string;
  readonly needs: readonly string[];
  readonly args: readonly string[];
  /** Parts of the report that this study has besides question 2 and the curve; `whole`: those that take all of its rows. */
  readonly has: readonly string[];
  readonly whole?: readonly string[];
}[] = [
  {
    name: 'sample',
    needs: [],
    // Fewer draws than by themselves, since all firms are fitted in each.
    args: [
      ...(WHOLE ? [join(ROOT, 'static/sample/study.json')] : partOfSample(700)),
      ...['--resamples', '99'],
    ],
    has: ['evidence.balanced.3', 'gravity.deviance_explained'],
    whole: ['explanation.proxies.2'],
  },
  {
    name: 'sabae',
    needs: ['real/sabae/companies.csv', 'gazetteer/api-v2/ja.json'],
    args: [
      ...['--firms', rowsOf('real/sabae/companies.csv', 500), '--outcomes-key', 'company'],
      ...[
        '--outcomes',
        shared('real/sabae/patents.csv'),
        '--gazetteer',
        shared('gazetteer/api-v2'),
      ],
      ...['--draws', '--resamples', '99'],
    ],
    has: ['positions.difference'],
  },
  {
    name: 'coded',
    needs: ['simulated/surveys/coded-1-2-9.csv'],
    args: [
      ...[
        '--firms',
        rowsOf('simulated/surveys/coded-1-2-9.csv', 500),
        '--lon',
        '経度',
        '--lat',
        '緯度',
      ],
      ...['--outcome', '問1_製品イノベーション', '--radius-km', '3', '--min-firms', '10'],
      ...['--codebook', shared('simulated/surveys/code-book.csv')],
      ...['--draws', '--resamples', '99'],
    ],
    has: ['evidence.balanced.0', 'positions.terms.0'],
    whole: ['explanation.interval'],
  },
];

describe.each(STUDIES)('a referee rebuilds $name', ({ name, needs, args, has, whole = [] }) => {
  const isThere = needs.every((path) => existsSync(shared(path)));
  const absent = isThere ? '' : ' (skipped: ../shared is not beside the project)';

  it.skipIf(!isThere)(
    `finds each number of the report in findings.json and in replay.R${absent}`,
    async () => {
      const answer = await shuseki('run', ...args, '--out', folder.at(name));
      expect(answer).toMatchObject({ status: 0 });
      const ids = idsOf(folder.read(`${name}/report.html`));
      const lines = linesOf(folder.read(`${name}/replay.R`));
      const findings = folder.json(`${name}/findings.json`);
      for (const id of [...ids, ...lines]) expect(at(findings, id), id).toBeDefined();
      expect([...ids].filter((id) => !lines.has(id) && !DRAWN.test(id))).toEqual([]);
      const parts = [...has, ...(WHOLE ? whole : [])];
      for (const id of [...parts, 'explanation.change', 'specifications.median'])
        expect(ids.has(id) || lines.has(id), id).toBe(true);
    },
    900_000,
  );

  it.skipIf(noR || !isThere)(
    `gets the same numbers in R (skipped where R with MASS is not installed)${absent}`,
    () => {
      const script = folder.at(`${name}/replay.R`);
      const { status, stdout, stderr } = runR(script);
      expect(stdout + stderr).not.toContain('DIFFERENT');
      expect(stdout).toContain('All numbers are the same.');
      expect(status).toBe(0);
    },
    300_000,
  );
});
