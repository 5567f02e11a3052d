import { existsSync, readFileSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ts from 'typescript';

const ENDINGS = ['', '.ts', '/index.ts', '.svelte.ts'];

/** What a file reaches by imports with relative paths, itself included. */
export class ImportGraph {
  readonly #imports = new Map<string, readonly string[]>();

  reaches(file: string, wanted: string): boolean {
    const seen = new Set([file]);
    for (const at of seen) {
      if (at === wanted) return true;
      for (const next of this.#importsOf(at)) seen.add(next);
    }
    return false;
  }

  #importsOf(file: string): readonly string[] {
    const known = this.#imports.get(file);
    if (known) return known;
    const { importedFiles } = ts.preProcessFile(readFileSync(file, 'utf8'), true, true);
    const found = importedFiles
      .filter(({ fileName }) => fileName.startsWith('.'))
      .flatMap(({ fileName }) => resolved(join(dirname(file), fileName.replace(/\?.*$/, ''))));
    this.#imports.set(file, found);
    return found;
  }
}

function resolved(path: string): string[] {
  const found = ENDINGS.map((ending) => path + ending).find(
    (each) => existsSync(each) && statSync(each).isFile(),
  );
  return found?.endsWith('.ts') ? [found] : [];
}
