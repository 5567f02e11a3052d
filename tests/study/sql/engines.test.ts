import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { SQL_DIALECTS, writeSql, type SqlDialectName } from '../../../src/study';
import { engineOf, folderFor, type Engine } from './engines';
import { faultsOf } from './held';
import { made, MADE, sample, type Found } from './studies';

/** `npm run interop` runs more: the sample takes seconds, and Spark minutes for what the others do in one. */
const FULL = process.env.SHUSEKI_SQL_FULL !== undefined;
const STUDIES = ['sample', ...Object.keys(MADE)];
const isRun = (dialect: SqlDialectName, name: string) =>
  dialect === 'spark' ? ['sample', 'weighted', 'drawn'].includes(name) : FULL || name !== 'sample';

describe.each(SQL_DIALECTS)('%s, given the script of a study,', (dialect) => {
  let engine: Engine | null = null;
  beforeAll(() => void (engine = engineOf(dialect)), 120_000);
  afterAll(() => engine?.end());

  for (const name of STUDIES.filter((each) => isRun(dialect, each)))
    it(`finds the labels and figures of ${name}`, { timeout: 1_800_000 }, async ({ skip }) => {
      if (!engine) return skip(`${dialect} is not here`);
      const { study, findings }: Found = name === 'sample' ? await sample() : await made(name);
      const written = await writeSql(study, findings, dialect, (run) => [`試験: ${run}`]);
      if (typeof written === 'string') throw new Error(written);
      const folder = folderFor(dialect);
      for (const file of written.files) writeFileSync(join(folder, file.name), file.text);
      await engine.run(folder);
      expect(faultsOf(study, findings, folder)).toEqual([]);
      rmSync(folder, { recursive: true, force: true });
    });
});
