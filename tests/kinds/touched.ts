import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dummy } from './dummies';

export const ROOT = join(import.meta.dirname, '../..');

/** Files that the table of docs/architecture.md names for each kind, NAME standing for the variant's own. */
export function namedFiles(): ReadonlyMap<string, readonly string[]> {
  const text = readFileSync(join(ROOT, 'docs/architecture.md'), 'utf8');
  const section = text.split('## To add a …')[1].split('\n## ')[0];
  const rows = section.split('\n').filter((line) => line.startsWith('| '));
  return new Map(
    rows.map((row) => {
      const [kind] = row.slice(1).split('|');
      return [kind.trim(), [...row.matchAll(/`((?:src|tests)\/[^`]+)`/g)].map(([, path]) => path)];
    }),
  );
}

/** The files of the project with the dummies' edits: what differs from the disk, by path. */
export function edited(dummies: readonly Dummy[]): Map<string, string> {
  const texts = new Map<string, string>();
  for (const { edits } of dummies)
    for (const [path, edit] of Object.entries(edits)) {
      if (typeof edit === 'string') {
        texts.set(path, edit);
        continue;
      }
      let text = texts.get(path) ?? readFileSync(join(ROOT, path), 'utf8');
      for (const { before, text: added } of edit) {
        if (!text.includes(before)) throw new Error(`${path} has no ${before}`);
        // An import goes before the first; words of the same key stand in several lists of a file.
        text =
          before === 'import '
            ? text.replace(/^import /m, `${added}import `)
            : text.replaceAll(before, `${added}${before}`);
      }
      texts.set(path, text);
    }
  return texts;
}

/** Every file of src with its text. */
export function textsOfSource(): readonly (readonly [path: string, text: string])[] {
  return readdirSync(join(ROOT, 'src'), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|svelte)$/.test(path))
    .map((path) => `src/${path.replaceAll('\\', '/')}`)
    .map((path) => [path, readFileSync(join(ROOT, path), 'utf8')] as const);
}

/**
 * The edited files, and those of src that say a name which one of them exports, words aside: where a list with one more entry can be an
 * error of types.
 */
export function speakingOf(texts: ReadonlyMap<string, string>): readonly string[] {
  const own = [...texts].filter(([path]) => !path.startsWith('src/i18n/'));
  const exported = own.flatMap(([, text]) =>
    [...text.matchAll(/^export (?:async )?(?:type|interface|const|function) (\w+)/gm)].map(
      ([, name]) => name,
    ),
  );
  const says = new RegExp(`\\b(${[...new Set(exported)].join('|')})\\b`);
  const others = textsOfSource().filter(
    ([path, text]) => path.endsWith('.ts') && !texts.has(path) && says.test(text),
  );
  return [...texts.keys(), ...others.map(([path]) => path)];
}
