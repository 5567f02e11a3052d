/** Scripts of `shuseki sql` in the engines that can be had, held to the study firm by firm and figure by figure. */
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { runTool } from '../../setup.mjs';
import { pythonWith } from '../python.mjs';

export const title = 'studies as scripts for DuckDB, PostGIS and Spark';

const SPARK = 'pyspark>=4,<5';
const TESTS = ['vitest', ['run', 'tests/study/sql/engines.test.ts', '-t']];

const inEngine = (dialect, told, env = {}) => {
  const [tool, args] = TESTS;
  const status = runTool(tool, [...args, `${dialect}, given`], { SHUSEKI_SQL_FULL: '1', ...env });
  return { state: status === 0 ? 'passed' : 'failed', told };
};

export function* run(folder) {
  yield inEngine('duckdb', 'DuckDB has the labels and figures of every study');
  const hasPostgis = spawnSync('sh', [
    '-c',
    'ls /usr/share/postgresql/*/extension/postgis.control',
  ]);
  if (hasPostgis.status === 0)
    yield inEngine('postgis', 'PostGIS has the labels and figures of every study');
  else yield { state: 'skipped', told: 'PostGIS is not installed (Debian: postgresql-postgis)' };
  if (spawnSync('java', ['-version']).status !== 0) {
    yield { state: 'skipped', told: 'Spark needs Java 17 (Debian: openjdk-17-jre-headless)' };
    return;
  }
  const python = pythonWith(folder, [SPARK]);
  const submit = python && join(python, '..', 'spark-submit');
  if (!submit || !existsSync(submit))
    yield { state: 'skipped', told: `${SPARK} can't be installed` };
  else yield inEngine('spark', 'Spark has them on two executors', { SHUSEKI_SPARK: submit });
}
