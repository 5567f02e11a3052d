/** The examples of docs/use-elsewhere.md, run as they stand there; what they print is held to the block below each. */
import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { ROOT } from '../../setup.mjs';
import { startPostgis } from '../postgis.mjs';
import { pythonWith } from '../python.mjs';

export const title = 'sf, geopandas, pyarrow, DuckDB, PostGIS and Spark read the files';

const PAGE = readFileSync(join(ROOT, 'docs', 'use-elsewhere.md'), 'utf8');
const CLI = join(ROOT, 'bin', 'shuseki.mjs');
const ADDRESSES = ['1,福井県鯖江市水落町4-1', '2,福井県越前市府中1', ''].join('\n');

/** Examples by their heading: language, code, and what it prints. */
const examples = () =>
  PAGE.split('\n## ')
    .slice(1)
    .flatMap((section) => {
      const found = /```(r|python|sql|sh)\n(.*?)```\s+```text\n(.*?)```/s.exec(section);
      return found
        ? [{ heading: section.split('\n')[0], language: found[1], code: found[2], known: found[3] }]
        : [];
    });

const DUCKDB = `
import duckdb, sys
for row in duckdb.sql(open(sys.argv[1]).read()).fetchall():
    print("|".join("" if cell is None else str(cell) for cell in row))
`;

function makeStudy(folder) {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(join(folder, 'bin'), { recursive: true });
  writeFileSync(join(folder, 'firms.csv'), /```csv\n(.*?)```/s.exec(PAGE)[1]);
  writeFileSync(join(folder, 'addresses.csv'), ADDRESSES);
  const out = ['--no-report', '--format', 'gpkg,parquet', '--out', 'study'];
  const made = spawnSync(process.execPath, [CLI, 'run', '--firms', 'firms.csv', ...out], {
    cwd: folder,
    encoding: 'utf8',
  });
  if (made.status !== 0) throw new Error(made.stderr);
  for (const name of ['study.gpkg', 'firms.parquet'])
    copyFileSync(join(folder, 'study', name), join(folder, name));
  writeFileSync(
    join(folder, 'bin', 'shuseki'),
    `#!/bin/sh\nexec '${process.execPath}' '${CLI}' "$@"\n`,
  );
  chmodSync(join(folder, 'bin', 'shuseki'), 0o755);
}

/** What runs an example, or why nothing does. */
function commandOf({ heading, language }, file, python, postgis) {
  if (heading.startsWith('R')) {
    const has = spawnSync('Rscript', ['-e', 'library(sf)']).status === 0;
    return has ? ['Rscript', [file]] : 'R has no sf (Debian: r-cran-sf)';
  }
  if (heading === 'PostGIS')
    return postgis ? ['sh', [file]] : 'PostGIS is not installed (Debian: postgresql-postgis)';
  if (heading.includes('Spark') && spawnSync('java', ['-version']).status !== 0)
    return 'Spark needs Java 17 (Debian: openjdk-17-jre-headless)';
  if (!python) return 'the Python packages can’t be installed';
  return language === 'sql' ? [python, ['-c', DUCKDB, file]] : [python, [file]];
}

export async function* run(folder) {
  const work = join(folder, 'work');
  makeStudy(work);
  const python = pythonWith(folder, ['geopandas', 'pyogrio', 'pyarrow', 'duckdb', 'pyspark>=4,<5']);
  const postgis = await startPostgis();
  const env = {
    ...process.env,
    ...postgis?.env,
    PATH: `${join(work, 'bin')}${delimiter}${process.env.PATH}`,
    ...(python ? { PYSPARK_PYTHON: python } : {}),
    SPARK_LOCAL_IP: '127.0.0.1',
    LC_ALL: 'C.UTF-8',
  };
  try {
    for (const example of examples()) {
      const file = join(work, `example.${example.language}`);
      writeFileSync(file, example.code);
      const command = commandOf(example, file, python, postgis);
      if (typeof command === 'string') {
        yield { state: 'skipped', told: `${example.heading}: ${command}` };
        continue;
      }
      const done = spawnSync(...command, { cwd: work, env, encoding: 'utf8' });
      const seen = done.stdout.replace(/ +$/gm, '').trim();
      if (done.status === 0 && seen === example.known.trim())
        yield { state: 'passed', told: `${example.heading}: as the page says` };
      else
        yield {
          state: 'failed',
          told: `${example.heading}: ${seen}\n${done.stderr.trim().split('\n').slice(-5).join('\n')}`,
        };
    }
  } finally {
    postgis?.end();
  }
}
