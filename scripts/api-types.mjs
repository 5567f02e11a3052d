/** Writes the library's types to build/api/types, with the paths that Node's own resolution wants. */
import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fail, ROOT, runTool } from './setup.mjs';

const OUT = join(ROOT, 'build', 'api', 'types');

export function writeApiTypes() {
  rmSync(OUT, { recursive: true, force: true });
  const options = ['--declaration', '--emitDeclarationOnly', '--noEmit', 'false'];
  const status = runTool('typescript', [
    ...['--ignoreConfig', join(ROOT, 'src', 'api', 'index.ts')],
    ...options,
    ...['--rootDir', join(ROOT, 'src'), '--outDir', OUT],
    ...['--target', 'es2022', '--module', 'esnext', '--moduleResolution', 'bundler'],
    ...['--lib', 'es2023,dom,dom.iterable', '--types', 'node', '--strict', '--skipLibCheck'],
  ]);
  if (status !== 0) fail('the library’s types could not be written');
  const wanted = new Set();
  reach(join(OUT, 'api', 'index.d.ts'), wanted);
  for (const each of readdirSync(OUT, { recursive: true, encoding: 'utf8' })) {
    const path = join(OUT, each);
    if (path.endsWith('.d.ts') && !wanted.has(path)) rmSync(path);
  }
}

/** A file and all that it names, by whole paths. */
function reach(path, known) {
  if (known.has(path)) return;
  known.add(path);
  for (const named of withWholePaths(path)) reach(named, known);
}

/** `'./x'` names a file or a folder's index: which, has to be said. Gives the files that are named. */
function withWholePaths(path) {
  const named = [];
  const text = readFileSync(path, 'utf8');
  const whole = text.replace(/(from |import\()(['"])(\.{1,2}[^'"]*)\2/g, (_, before, quote, to) => {
    const isFile = existsSync(`${resolve(dirname(path), to)}.d.ts`);
    const place = isFile ? to : `${to}/index`;
    named.push(`${resolve(dirname(path), place)}.d.ts`);
    return `${before}${quote}${place}.js${quote}`;
  });
  writeFileSync(path, whole);
  return named;
}
