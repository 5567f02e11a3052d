import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Folder of PostgreSQL's programs with PostGIS beside it; null where they are not here. */
function programs() {
  const root = '/usr/lib/postgresql';
  const versions = existsSync(root) ? readdirSync(root).sort().reverse() : [];
  const found = versions.find(
    (version) =>
      existsSync(join(root, version, 'bin', 'initdb')) &&
      existsSync(join('/usr/share/postgresql', version, 'extension', 'postgis.control')),
  );
  return found === undefined ? null : join(root, found, 'bin');
}

/**
 * A server of its own in a folder of its own, which nothing but a socket in it leads to: the variables by which psql finds it, and its end.
 * Null where PostGIS is not here.
 */
export function startPostgis() {
  const bin = programs();
  if (bin === null) return null;
  const folder = mkdtempSync(join(tmpdir(), 'shuseki-pg-'));
  const id = (flag) => Number(spawnSync('id', [flag, 'postgres'], { encoding: 'utf8' }).stdout);
  // PostgreSQL does not start for root.
  const user = process.getuid?.() === 0 ? { uid: id('-u'), gid: id('-g') } : {};
  if (user.uid !== undefined) chownSync(folder, user.uid, user.gid);
  const data = join(folder, 'data');
  const run = (name, args) =>
    spawnSync(join(bin, name), args, { ...user, cwd: folder, stdio: 'ignore' }).status === 0;
  const end = () => {
    run('pg_ctl', ['-D', data, '-m', 'immediate', 'stop']);
    rmSync(folder, { recursive: true, force: true });
  };
  const settings = `-k ${folder} -p 5433 -c listen_addresses= -c fsync=off -c shared_buffers=64MB`;
  const started =
    run('initdb', ['-D', data, '-A', 'trust', '-U', 'postgres', '-E', 'UTF8', '--no-sync']) &&
    run('pg_ctl', ['-D', data, '-w', '-l', join(folder, 'log'), '-o', settings, 'start']);
  if (!started) {
    end();
    throw new Error('PostgreSQL did not start');
  }
  const env = { PGHOST: folder, PGPORT: '5433', PGUSER: 'postgres', PGDATABASE: 'postgres' };
  const psql = join(bin, 'psql');
  spawnSync(psql, ['-q', '-c', 'create extension postgis'], { env: { ...process.env, ...env } });
  return { env, psql, end };
}
