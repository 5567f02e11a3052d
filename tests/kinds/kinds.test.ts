import { spawnSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  BOUNDARY_METHODS,
  CLUSTER_METHODS,
  MODEL_ERRORS,
  MODEL_FAMILIES,
  OVERLAY_UNITS,
} from '../../src/model';
import { Folder } from '../cli/terminal';
import { typeErrors } from './check';
import { DUMMIES } from './dummies';
import { edited, namedFiles, ROOT, speakingOf, textsOfSource } from './touched';

/** The table of docs/architecture.md: which files a new variant of a kind touches. */
const ROWS = namedFiles();
/** All of src is checked by `npm run interop -- kinds`, which takes half a minute of one core; otherwise the files that speak of what is edited. */
const WHOLE = process.env.SHUSEKI_WHOLE !== undefined;
/** Others may keep the cores at work. */
const WHOLE_CHECK_MS = 900_000;
/** Lists of names that make types: where an entry is missing, the compiler tells. */
const LISTS = /^src\/(model\/(?!table)|study\/questions\/(asked|how-many))/;
/** Where it tells. Words of exports are asked for where they are used. */
const MISSED = /^src\/(i18n\/..\/(?!app)|.*\/index\.ts$|.*\/(ways|selections)\.ts$)/;

const NAMES: Readonly<Record<string, readonly string[]>> = {
  'cluster method': CLUSTER_METHODS,
  'boundary method': BOUNDARY_METHODS,
  'overlay unit': OVERLAY_UNITS,
  'regression family': MODEL_FAMILIES,
  'error structure': MODEL_ERRORS,
};

const filesOf = (kind: string, name: string) =>
  (ROWS.get(kind) ?? []).map((path) => path.replace('NAME', name));

describe('the table "to add a …"', () => {
  it('has all kinds, none with more than six files', () => {
    expect([...ROWS.keys()]).toEqual(
      expect.arrayContaining([
        ...['cluster method', 'boundary method', 'overlay unit', 'regression family'],
        ...['error structure', 'proximity measure', 'export', 'file driver', 'column role'],
        ...['map layer', 'message language', 'gazetteer source', 'setting', 'question', 'stage'],
      ]),
    );
    for (const [kind, files] of ROWS) expect(files.length, kind).toBeLessThanOrEqual(6);
  });

  it.each(DUMMIES)('names the files that $kind "$name" touches', ({ kind, name, edits }) => {
    expect(filesOf(kind, name)).toEqual(expect.arrayContaining(Object.keys(edits)));
  });

  it(
    'names all that the compiler asks for',
    () => {
      const texts = edited(DUMMIES);
      const speaking = speakingOf(texts);
      expect(speaking.length).toBeGreaterThan(150);
      expect([...typeErrors(texts, WHOLE ? undefined : speaking)]).toEqual([]);
    },
    WHOLE_CHECK_MS,
  );

  it('is kept by the compiler: a name that stands alone is missed where its kind has words and registry', () => {
    const lists = [...edited(DUMMIES)].filter(([path]) => LISTS.test(path));
    const missing = DUMMIES.flatMap(({ edits }) =>
      Object.keys(edits).filter((path) => MISSED.test(path)),
    );
    const wrong = typeErrors(new Map(lists), missing);
    expect([...wrong.keys()].sort()).toEqual([...new Set(missing)].sort());
  });

  it('needs no other list: no file that a row does not name quotes most of a kind’s variants', () => {
    const texts = textsOfSource();
    for (const [kind, names] of Object.entries(NAMES)) {
      const lists = texts.filter(
        ([, text]) =>
          names.filter((name) => text.includes(`'${name}'`)).length > names.length / 1.5,
      );
      expect(filesOf(kind, ''), kind).toEqual(expect.arrayContaining(lists.map(([path]) => path)));
    }
  });
});

describe('a dummy of each kind', () => {
  const folder = new Folder();
  /** Inside the project, whose geodata it looks for around itself. */
  const out = join(ROOT, '.cache', `kinds-${process.pid}`);
  const texts = edited(DUMMIES);
  const pathOf = (id: string) => relative(ROOT, id.split('?')[0]).replaceAll('\\', '/');

  beforeAll(async () => {
    await build({
      root: ROOT,
      configFile: false,
      logLevel: 'error',
      publicDir: false,
      plugins: [
        {
          name: 'dummies',
          enforce: 'pre',
          resolveId: (source, importer) => {
            if (!importer || !source.startsWith('.')) return null;
            const path = `${join(dirname(importer), source)}.ts`;
            return texts.has(pathOf(path)) ? path : null;
          },
          load: (id) => texts.get(pathOf(id)) ?? null,
        },
      ],
      build: {
        ssr: join(ROOT, 'src/cli/main.ts'),
        outDir: out,
        target: 'node20',
        minify: false,
        emptyOutDir: true,
        rollupOptions: { output: { entryFileNames: 'main.mjs' } },
      },
    });
  });
  afterAll(() => rmSync(out, { recursive: true, force: true }));

  const shuseki = (...argv: readonly string[]) => {
    const entry = join(out, 'run.mjs');
    mkdirSync(out, { recursive: true });
    writeFileSync(
      entry,
      "import { main } from './main.mjs';\nprocess.exitCode = await main(process.argv.slice(2));\n",
    );
    const done = spawnSync(process.execPath, [entry, ...argv, '--language', 'en'], {
      encoding: 'utf8',
    });
    expect(done, done.stderr).toMatchObject({ status: 0 });
    return done;
  };
  const FIRMS = Array.from(
    { length: 12 },
    (_, i) => `F${i},${136 + 0.01 * i},${35.9 + 0.01 * (i % 5)},${(i * 7) % 5},${i % 2}`,
  );
  const HEAD = 'id,longitude,latitude,patents,near';
  const firms = folder.write('firms.csv', [HEAD, ...FIRMS, ''].join('\n'));
  const barred = folder.write('firms.bars', [HEAD, ...FIRMS, ''].join('\n').replaceAll(',', '|'));

  it('is known to the command line as clusters, from a file of a new kind', () => {
    const result = folder.at('clusters.csv');
    shuseki('cluster', barred, '--method', 'together', '--out', result);
    expect(folder.read('clusters.csv').match(/^F/gm)).toHaveLength(FIRMS.length);
  });

  it('is a regression, with errors of its own', () => {
    const result = folder.at('model.json');
    const terms = ['--outcome', 'patents', '--terms', 'near', '--groups', 'id'];
    shuseki('evidence', firms, '--family', 'gaussian', ...terms, '--out', result);
    const { family, terms: found } = folder.json('model.json') as unknown as {
      family: string;
      terms: Record<string, number>[];
    };
    expect(family).toBe('gaussian');
    expect(found[1].hc0_std_error).toBeGreaterThan(0);
    expect(found[1].hc0_std_error).toBeLessThan(found[1].hc1_std_error);
  });

  it('is a column, a boundary and a file of a study', () => {
    const study = ['--boundary', 'tight', '--radius-km', '5', '--min-firms', '3'];
    shuseki('run', '--firms', firms, ...study, '--out', folder.at('study'));
    expect(folder.read('study/ids.txt')).toContain('F0 F1');
    expect(folder.read('study/study.json')).toContain('"tight"');
    const { features } = folder.json('study/firms.geojson') as unknown as {
      features: { properties: Record<string, number> }[];
    };
    for (const { properties } of features)
      expect(properties.doubled_km).toBeCloseTo(2 * properties.nearest_institution_km, 6);
  });
});
