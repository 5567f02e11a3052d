import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, utimesSync, writeFileSync } from 'node:fs';
import { join, relative, resolve } from 'node:path';
import type { Plugin } from 'vite';

const NAME = 'sw.js';

/**
 * Writes the service worker of a build: `worker.js` with the list of the build's files, and a version that changes with any of them. Its
 * time is that at which the build began, by which `npm start` tells whether a source has changed since.
 */
export function serviceWorker(): Plugin {
  let folder = '';
  let began = new Date();
  return {
    name: 'service-worker',
    apply: 'build',
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
      began = new Date();
    },
    closeBundle: {
      // After the files of `static` are there.
      order: 'post',
      handler() {
        const files = filesIn(folder).filter((name) => name !== NAME);
        const hash = createHash('sha256');
        for (const name of files) hash.update(name).update(readFileSync(join(folder, name)));
        const source = readFileSync(join(import.meta.dirname, 'worker.js'), 'utf8');
        const version = hash.update(source).digest('hex').slice(0, 16);
        const build = JSON.stringify({ version, files });
        writeFileSync(join(folder, NAME), `const BUILD = ${build};\n${source}`);
        utimesSync(join(folder, NAME), began, began);
      },
    },
  };
}

/** Paths with forward slashes, in a fixed order. */
function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}
