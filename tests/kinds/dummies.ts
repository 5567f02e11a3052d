/** A change of one file: text put before a place that is found once, or a whole new file. */
export type Edit = readonly { readonly before: string; readonly text: string }[] | string;

/** A variant that does not exist, made by touching the files of its kind's row and no other. */
export interface Dummy {
  /** As the table of docs/architecture.md calls it. */
  readonly kind: string;
  /** Name of its file. */
  readonly name: string;
  readonly edits: Readonly<Record<string, Edit>>;
}

const put = (before: string, text: string): Edit => [{ before, text }];

/** Registry entry and import of a variant. */
const entry = (import_: string, before: string, text: string): Edit => [
  { before: 'import ', text: `${import_}\n` },
  { before, text: `${text}\n` },
];

const words = (path: string, before: string, text: string) =>
  Object.fromEntries(
    (['ja', 'en'] as const).map((language) => [`src/i18n/${language}/${path}`, put(before, text)]),
  );

export const DUMMIES: readonly Dummy[] = [
  {
    kind: 'cluster method',
    name: 'together',
    edits: {
      'src/cluster/methods/together.ts': `import type { MethodOfClusters } from './method';

export const together: MethodOfClusters = {
  cluster: ({ input }) => ({
    clusterCount: 1,
    clusterOf: new Int32Array(input.lng.length),
    role: new Uint8Array(input.lng.length),
    anchor: Int32Array.of(0),
  }),
  derives: true,
  byRadius: false,
  weighs: false,
  compares: false,
  bySize: false,
  leastFirms: 1,
  stability: null,
  affordable: { moved: 1000, dealt: 1000 },
  options: {},
  needs: [],
};
`,
      'src/cluster/methods/index.ts': entry(
        "import { together } from './together';",
        '  dbscan: dbscanMethod,',
        '  together,',
      ),
      'src/model/cluster.ts': put("'hdbscan'", "'together', "),
      ...words(
        'methods.ts',
        '  dbscan: {',
        "  together: { name: 'together', found: () => 'together', usage: '  --method together' },\n",
      ),
    },
  },
  {
    kind: 'boundary method',
    name: 'tight',
    edits: {
      'src/cluster/boundaries/tight.ts': `import { convex } from './convex';

export const tight = convex;
`,
      'src/cluster/boundaries/index.ts': entry(
        "import { tight } from './tight';",
        '  discs,\n',
        '  tight,',
      ),
      'src/model/cluster.ts': put("'concave'", "'tight', "),
      ...words(
        'outline.ts',
        '    discs: {',
        "    tight: { name: 'tight', parameter: () => '' },\n",
      ),
    },
  },
  {
    kind: 'overlay unit',
    name: 'halves',
    edits: {
      'src/study/overlay-units/halves.ts': `import { prefectures } from './prefectures';

export const halves = prefectures;
`,
      'src/study/overlay-units/index.ts': entry(
        "import { halves } from './halves';",
        '  grid_1km: grid1km,',
        '  halves,',
      ),
      'src/model/overlay.ts': put("  'grid_1km',", "  'halves',\n"),
      ...words('overlay.ts', 'grid_1km: ', "halves: 'halves', "),
    },
  },
  {
    kind: 'regression family',
    name: 'gaussian',
    edits: {
      'src/evidence/families/gaussian.ts': `import { OLS_FAMILY } from './ols';

export const GAUSSIAN_FAMILY = OLS_FAMILY;
`,
      'src/evidence/families/index.ts': entry(
        "import { GAUSSIAN_FAMILY } from './gaussian';",
        '  ols: OLS_FAMILY,',
        '  gaussian: GAUSSIAN_FAMILY,',
      ),
      'src/model/models.ts': put("  'ols',", "  'gaussian',\n"),
      ...Object.fromEntries(
        (['ja', 'en'] as const).map((language): [string, Edit] => [
          `src/i18n/${language}/families.ts`,
          [
            { before: 'export const family: ', text: "const gaussian = 'gaussian';\n" },
            { before: '  ols: ', text: '  gaussian,\n' },
          ],
        ]),
      ),
    },
  },
  {
    kind: 'error structure',
    name: 'hc0',
    edits: {
      'src/evidence/errors/hc0.ts': `import { sandwich } from '../../stats/matrix';
import type { ErrorStructure } from './structure';

export const HC0_ERRORS: ErrorStructure = {
  covariance: ({ fit: { covariance, scores } }) => sandwich(covariance, scores.squares),
  member: 'hc0_std_error',
};
`,
      'src/evidence/errors/index.ts': entry(
        "import { HC0_ERRORS } from './hc0';",
        '  hc1: HC1_ERRORS,',
        '  hc0: HC0_ERRORS,',
      ),
      'src/model/models.ts': [
        { before: "'classical'", text: "'hc0', " },
        { before: '  hc1: [],', text: '  hc0: [],\n' },
      ],
      ...words('dependence.ts', 'hc1: {', "hc0: { name: 'hc0', note: () => 'hc0' },\n"),
    },
  },
  {
    kind: 'proximity measure',
    name: 'doubled',
    edits: {
      'src/study/proximity-measures/doubled.ts': `import type { ProximityMeasure } from './measure';

const twice = (km: Float64Array) => km.map((each) => 2 * each);

export const DOUBLED: ProximityMeasure = {
  columns: ({ proximity }) => [
    { key: 'doubled_km', kind: 'number', values: twice(proximity.nearestKm) },
  ],
  value: ({ proximity }) => twice(proximity.nearestKm),
};
`,
      'src/study/proximity-measures/index.ts': entry(
        "import { DOUBLED } from './doubled';",
        '  distance: DISTANCE,',
        '  doubled: DOUBLED,',
      ),
      'src/model/linkage.ts': put("'by_kind'", "'doubled', "),
      ...words('access.ts', 'distance: ', "doubled: 'doubled', "),
    },
  },
  {
    kind: 'export',
    name: 'ids',
    edits: {
      'src/study/exports/ids.ts': `import type { ExportKind } from './export-kind';

export const idsExport: ExportKind<'ids.txt'> = {
  name: 'ids.txt',
  type: 'text/plain',
  written: 'always',
  count: ({ firms }) => firms.count,
  make: ({ findings }) => Promise.resolve([findings.firms.id.join(' ')]),
};
`,
      'src/study/exports/registry.ts': entry(
        "import { idsExport } from './ids';",
        '  parentsExport,\n',
        '  idsExport,',
      ),
      ...words('app.ts', "      'parents.geojson': ", "      'ids.txt': () => 'ids',\n"),
    },
  },
  {
    kind: 'file driver',
    name: 'bars',
    edits: {
      'src/tables/drivers/bars.ts': `import type { TextDriver } from '../file-driver';
import { csvDriver } from './csv';

export const barsDriver: TextDriver = {
  ...csvDriver,
  format: 'bars',
  extensions: ['bars'],
  read: (name, bytes, options, run) =>
    csvDriver.read(name, bytes.map((byte) => (byte === 124 ? 44 : byte)), options, run),
};
`,
      'src/tables/file-drivers.ts': entry(
        "import { barsDriver } from './drivers/bars';",
        '  ...VECTOR_DRIVERS,',
        '  barsDriver,',
      ),
      'src/model/table.ts': put("'geojson'", "'bars' | "),
    },
  },
  {
    kind: 'question',
    name: 'how-many',
    edits: {
      'src/study/questions/how-many.ts': `export interface HowMany {
  readonly firms: number;
}
`,
      'src/study/questions/asked.ts': entry(
        "import type { HowMany } from './how-many';",
        '  readonly evidence: [',
        '  readonly howMany: [Nothing, HowMany];',
      ),
      'src/study/questions/selections.ts': put(
        '  promptEvidence: (',
        "  howMany: ({ findings }: Subject) => pick(findings.firms, 'count'),\n",
      ),
      'src/study/questions/registry.ts': put(
        '  promptEvidence: (',
        '  howMany: ({ count }) => ({ firms: count }),\n',
      ),
    },
  },
];
