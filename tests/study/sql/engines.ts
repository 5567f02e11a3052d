import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { startPostgis } from '../../../scripts/interop/postgis.mjs';
import type { SqlDialectName } from '../../../src/study';

export const ROOT = fileURLToPath(new URL('../../..', import.meta.url));

/** An engine that is here, to run a script in its folder; `end` takes away what it started. */
export interface Engine {
  run(folder: string): Promise<void>;
  end(): void;
}

interface Ended {
  readonly status: number | null;
  readonly told: string;
}

async function ended(
  command: string,
  args: readonly string[],
  options: { cwd?: string; env?: NodeJS.ProcessEnv; uid?: number; gid?: number } = {},
): Promise<Ended> {
  const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
  let told = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (piece: Buffer) => (told = (told + piece.toString()).slice(-4000)));
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve({ status, told }));
  });
}

async function must(...given: Parameters<typeof ended>): Promise<void> {
  const { status, told } = await ended(...given);
  if (status !== 0) throw new Error(`${given[0]} ${given[1].join(' ')}: ${told}`);
}

const DUCKDB = `
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
const { DuckDBInstance } = createRequire(process.argv[1])('@duckdb/node-api');
const connection = await (await DuckDBInstance.create(':memory:')).connect();
const statements = await connection.extractStatements(readFileSync('study-duckdb.sql', 'utf8'));
for (let i = 0; i < statements.count; i++) await (await statements.prepare(i)).run();
`;

/** DuckDB is a package of this one; in a process of its own, since the script names its files as they lie beside it. */
function duckdb(): Engine {
  return {
    run: (cwd) =>
      must(process.execPath, ['--input-type=module', '-e', DUCKDB, join(ROOT, 'package.json')], {
        cwd,
      }),
    end: () => undefined,
  };
}

function postgis(): Engine | null {
  const server = startPostgis();
  return (
    server && {
      run: (cwd) =>
        must(server.psql, ['-v', 'ON_ERROR_STOP=1', '-q', '-f', 'study-postgis.sql'], {
          cwd,
          env: { ...process.env, ...server.env },
        }),
      end: () => server.end(),
    }
  );
}

/** Two executors in processes of their own, by the spark-submit that SHUSEKI_SPARK names; null without it. */
function spark(): Engine | null {
  const submit = process.env.SHUSEKI_SPARK;
  if (submit === undefined) return null;
  const bin = dirname(submit);
  const env = {
    ...process.env,
    PATH: `${bin}${delimiter}${process.env.PATH ?? ''}`,
    PYSPARK_PYTHON: join(bin, 'python'),
    SPARK_LOCAL_IP: '127.0.0.1',
  };
  const settings = ['spark.sql.shuffle.partitions=4', 'spark.ui.enabled=false'];
  return {
    run: (cwd) =>
      must(
        submit,
        [
          ...['--master', 'local-cluster[2,1,2048]', '--driver-memory', '1g'],
          ...['--conf', 'spark.executor.memory=1g'],
          ...settings.flatMap((each) => ['--conf', each]),
          ...['study-spark.py', '.', 'work'],
        ],
        { cwd, env },
      ),
    end: () => undefined,
  };
}

/** The engine of a dialect; null where it is not here. */
export function engineOf(name: SqlDialectName): Engine | null {
  if (name === 'duckdb') return duckdb();
  return name === 'postgis' ? postgis() : spark();
}

/** Cells of a result by column, whether it is a file or a folder of parts; rows in no order. */
export function resultOf(folder: string, table: string): Record<string, string>[] {
  const place = [join(folder, `${table}.csv`), join(folder, 'work', `${table}.csv`)].find(
    existsSync,
  )!;
  const files = place.endsWith('.csv') && readdirOrNull(place);
  const texts = files
    ? files
        .filter((name) => name.endsWith('.csv'))
        .map((name) => readFileSync(join(place, name), 'utf8'))
    : [readFileSync(place, 'utf8')];
  return texts.flatMap((text) => {
    const [head, ...lines] = text
      .trimEnd()
      .split('\n')
      .map((line) => line.split(','));
    return lines.map((cells) =>
      Object.fromEntries(head.map((name, c) => [name, (cells[c] ?? '').replace(/^"|"$/g, '')])),
    );
  });
}

function readdirOrNull(path: string): string[] | null {
  try {
    return readdirSync(path);
  } catch {
    return null;
  }
}

export function folderFor(name: string): string {
  return mkdtempSync(join(tmpdir(), `shuseki-sql-${name}-`));
}
