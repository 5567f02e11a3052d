import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { Folder, ROOT, SHARED, shuseki } from '../cli/terminal';
import { at, DRAWN, idsOf, linesOf } from './both-sides';
import { hasR, runR } from './r';

const folder = new Folder();
const noR = !hasR('MASS');
const shared = (path: string) => join(SHARED, path);

/** Whole studies as `run` writes them; those of ../shared where it is beside the project. */
const STUDIES: readonly {
  readonly name: string;
  readonly needs: readonly string[];
  readonly args: readonly string[];
  /** Parts of the report that this study has besides question 2 and the curve. */
  readonly has: readonly string[];
}[] = [
  {
    name: 'sample',
    needs: [],
    // Fewer draws than by themselves, since the whole of its firms is fitted in each.
    args: [join(ROOT, 'static/sample/study.json'), '--resamples', '99'],
    has: ['evidence.balanced.3', 'explanation.proxies.2', 'gravity.deviance_explained'],
  },
  {
    name: 'sabae',
    needs: ['real/sabae/companies.csv', 'gazetteer/api-v2/ja.json'],
    args: [
      ...['--firms', shared('real/sabae/companies.csv'), '--outcomes-key', 'company'],
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
      ...['--firms', shared('simulated/surveys/coded-1-2-9.csv'), '--lon', '経度', '--lat', '緯度'],
      ...['--outcome', '問1_製品イノベーション', '--radius-km', '3', '--min-firms', '10'],
      ...['--codebook', shared('simulated/surveys/code-book.csv')],
      ...['--draws', '--resamples', '99'],
    ],
    has: ['evidence.balanced.0', 'explanation.interval', 'positions.terms.0'],
  },
];

describe.each(STUDIES)('a referee rebuilds $name', ({ name, needs, args, has }) => {
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
      for (const id of [...has, 'explanation.change', 'specifications.median'])
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
