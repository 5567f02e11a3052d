import { beforeAll, describe, expect, it } from 'vitest';
import {
  DEFAULT_ACCESS,
  DEFAULT_FLOWS,
  DEFAULT_LINKAGE,
  DEFAULT_MODELS,
  DEFAULT_OVERLAY,
  DEFAULT_PATH,
  DEFAULT_SETTINGS,
  UNATTENDED,
  type ClusterSettings,
  type Findings,
  type StudyFile,
  type StudySettings,
} from '../../src/model';
import {
  EVENTS_KEY,
  intern,
  isSameSelection,
  newStudy,
  QUESTION_KINDS,
  selectedFor,
  specOf,
  StudySession,
} from '../../src/study';
import { INSTITUTIONS, MUNICIPALITIES } from './made';
import { COUNTS, surveyTables } from './surveyed';

/** Every field of a study by its place; a new one without a row below is an error of types. */
type Field =
  | Exclude<keyof StudyFile, 'inputs' | 'settings'>
  | `inputs.${keyof StudyFile['inputs']}`
  | `settings.${Exclude<keyof StudySettings, 'clusters'>}`
  | `settings.clusters.${keyof ClusterSettings}`;

const computed: string[] = [];
const session = new StudySession(
  { municipalities: MUNICIPALITIES, institutions: INSTITUTIONS },
  (name) => computed.push(name),
);
let base: StudyFile;
let institutions: StudyFile['inputs']['institutions'];

beforeAll(async () => {
  const tables = [
    ...surveyTables(COUNTS),
    { kind: 'outcomes' as const, name: 'events.csv', text: '企業ID\nF1\nF1\nF4\n' },
    {
      kind: 'institutions' as const,
      name: 'own.csv',
      text: new TextDecoder().decode(INSTITUTIONS),
    },
  ];
  const specs: Record<string, unknown> = {};
  for (const { kind, name, text } of tables) {
    const bytes = new TextEncoder().encode(text);
    const read = await session.readInput(kind, name, bytes, {}, UNATTENDED);
    if (!read.ok) throw new Error(read.problem.code);
    specs[kind] = specOf(read.value, read.value.roles);
  }
  const { institutions: own, ...inputs } = specs as unknown as StudyFile['inputs'];
  institutions = own;
  base = {
    ...newStudy(inputs),
    settings: {
      ...DEFAULT_SETTINGS,
      clusters: { ...DEFAULT_SETTINGS.clusters, radiusKm: 2, minFirms: 8 },
      overlay: { ...DEFAULT_OVERLAY, shown: true, unit: 'municipalities' },
      flows: DEFAULT_FLOWS,
    },
  };
});

/** A value of the field that differs from the one before. */
const CHANGED: { readonly [F in Field]: (study: StudyFile) => unknown } = {
  format: () => 1,
  name: () => 'another',
  simulated: () => true,
  notes: () => 'a',
  tried: () => 3,
  gazetteer: () => ({ source: 'x', date: '' }),
  clusterNames: ({ clusterNames }) => ({ ...clusterNames, F1: 'named' }),
  boundaries: () => [{ id: 'b1', name: '', overrides: 'nobody', coordinates: [[square()]] }],
  fixes: () => [{ id: 'F1', kind: 'point', lng: 137.3, lat: 36, errorKm: 0.1 }],
  rules: () => [{ text: '福井', means: '福 井', anywhere: false }],
  linkFixes: () => [{ end: 'firm', text: 'F1', id: null }],
  selections: () => [{ name: 'some', firmIds: ['F1'] }],
  'inputs.firms': ({ inputs: { firms } }) => {
    return { ...firms, roles: { ...firms.roles, subcontractor: [] } };
  },
  'inputs.institutions': () => institutions,
  'inputs.links': ({ inputs: { links } }) => {
    return { ...links, roles: { ...links!.roles, contact_frequency: [] } };
  },
  'inputs.outcomes': () => undefined,
  'inputs.areas': () => [{ name: 'a.geojson', path: 'a.geojson', sha256: '0' }],
  'settings.withinKm': () => [5, 30],
  'settings.outcome': () => EVENTS_KEY,
  'settings.yesNo': () => true,
  codes: () => [{ column: '従業員数', codes: [{ value: '9', means: 'missing' }] }],
  'settings.scope': () => [{ kind: 'values', column: '業種', values: ['金属'] }],
  'settings.models': () => ({ ...DEFAULT_MODELS, terms: ['size'] }),
  'settings.weights': () => ({ kind: 'nearest', neighbours: 3 }),
  'settings.certainty': () => ({ redraws: 30, spotBandKm: 5 }),
  'settings.linkage': () => ({ ...DEFAULT_LINKAGE, halfKm: 7 }),
  'settings.flows': () => ({ ...DEFAULT_FLOWS, leastContacts: 3 }),
  'settings.overlay': () => ({ ...DEFAULT_OVERLAY, shown: true, unit: 'firms' }),
  'settings.path': () => ({ ...DEFAULT_PATH, reachKm: 30 }),
  'settings.access': () => ({ ...DEFAULT_ACCESS, nearest: 5 }),
  'settings.widestKm': () => 20,
  'settings.seed': () => 2,
  'settings.clusters.method': () => 'hdbscan',
  'settings.clusters.radiusKm': () => 1.5,
  'settings.clusters.minFirms': () => 9,
  'settings.clusters.definition': () => 'positions',
  'settings.clusters.minSamples': () => 4,
  'settings.clusters.selection': () => 'leaf',
  'settings.clusters.industry': () => '金属',
  'settings.clusters.weight': () => 'employees',
  'settings.clusters.includeCoarse': () => true,
  'settings.clusters.boundary': () => 'convex',
};

/** Around the firms of the first municipality, counter-clockwise. */
function square(): [number, number][] {
  return [
    [136.99, 35.99],
    [137.02, 35.99],
    [137.02, 36.02],
    [136.99, 36.02],
    [136.99, 35.99],
  ];
}

const wordsOf = (words: string) => words.split(' ').filter(Boolean).sort();

const COMPARED = 'promptEvidence evidence';
const FITTED = 'positionEvidence models explanation space specifications firmsBehind';
const TIES = 'linkage flows gravity';
const OF_CLUSTERS = `${COMPARED} ${FITTED} ${TIES} exploration positionError clusterTests boundaries whatIf`;
const OF_PLACES = `${OF_CLUSTERS} hotSpots concentration overlay siting distanceDecay definition`;
const CLUSTERED = ['membership clusters summary', OF_CLUSTERS] as const;
const NOTHING = ['', ''] as const;

/** What a change of the field makes anew: stages, and questions that would be answered otherwise. */
const REMADE: { readonly [F in Field]: readonly [stages: string, questions: string] } = {
  format: NOTHING,
  name: NOTHING,
  simulated: NOTHING,
  notes: NOTHING,
  tried: NOTHING,
  gazetteer: NOTHING,
  selections: NOTHING,
  'settings.path': NOTHING,
  'settings.access': NOTHING,
  'settings.widestKm': NOTHING,
  'settings.clusters.definition': NOTHING,
  clusterNames: ['clusters', `boundaries ${TIES}`],
  boundaries: ['overrides problems', 'boundaries'],
  fixes: ['places population membership clusters proximity links summary', OF_PLACES],
  rules: [
    'addresses matches places population membership clusters proximity links summary',
    OF_PLACES,
  ],
  linkFixes: ['links summary problems', `${FITTED} ${TIES} tieMatches`],
  'inputs.firms': [
    'firms events places population membership clusters proximity links summary',
    OF_PLACES,
  ],
  'inputs.institutions': [
    'institutions clusters proximity links summary',
    `${FITTED} ${TIES} whatIf siting distanceDecay`,
  ],
  'inputs.links': ['links summary', `${FITTED} ${TIES}`],
  'inputs.outcomes': [
    'events population membership clusters summary',
    `${OF_CLUSTERS} overlay distanceDecay`,
  ],
  'inputs.areas': ['', 'overlay municipalityBuffer'],
  'settings.withinKm': ['proximity summary', `${FITTED} whatIf distanceDecay`],
  'settings.outcome': ['', `${COMPARED} ${FITTED} hotSpots clusterTests overlay distanceDecay`],
  'settings.yesNo': ['', `${COMPARED} ${FITTED} hotSpots clusterTests distanceDecay`],
  codes: ['firms events places population membership clusters proximity links summary', OF_PLACES],
  'settings.scope': [
    'population membership clusters summary problems',
    `${OF_CLUSTERS} hotSpots concentration overlay definition`,
  ],
  'settings.models': ['', 'positionEvidence models explanation space firmsBehind'],
  'settings.weights': ['', 'space'],
  'settings.certainty': ['', 'positionError positionEvidence hotSpots'],
  'settings.linkage': ['', `${TIES} whatIf`],
  'settings.flows': ['', 'flows'],
  'settings.overlay': ['', 'overlay'],
  'settings.seed': [
    '',
    'evidence exploration positionError definition positionEvidence clusterTests concentration explanation space specifications',
  ],
  'settings.clusters.method': CLUSTERED,
  'settings.clusters.radiusKm': CLUSTERED,
  'settings.clusters.minFirms': CLUSTERED,
  'settings.clusters.minSamples': CLUSTERED,
  'settings.clusters.selection': CLUSTERED,
  'settings.clusters.industry': [CLUSTERED[0], `${OF_CLUSTERS} definition`],
  'settings.clusters.weight': CLUSTERED,
  'settings.clusters.includeCoarse': [
    CLUSTERED[0],
    `${OF_CLUSTERS} hotSpots concentration overlay definition`,
  ],
  // Rows of ties know their clusters' boundaries.
  'settings.clusters.boundary': ['clusters', TIES],
};

function withField(study: StudyFile, field: string, value: unknown): StudyFile {
  const [own, ...rest] = field.split('.');
  const part = (study as unknown as Record<string, StudyFile>)[own];
  return {
    ...study,
    [own]: rest.length > 0 ? withField(part, rest.join('.'), value) : value,
  };
}

/** Runs a copy, as the page sends one; the stages that were computed. */
async function run(study: StudyFile): Promise<{ findings: Findings; stages: string[] }> {
  computed.length = 0;
  const ran = await session.run(structuredClone(study), UNATTENDED);
  if (!ran.ok) throw new Error(JSON.stringify(ran.problem));
  return { findings: ran.value, stages: [...computed] };
}

const subjectOf = (study: StudyFile, findings: Findings) => ({
  study,
  findings,
  municipalities: [],
  layers: { prefectures: () => null, imported: () => null },
});

describe('a change of one field', () => {
  it.each(Object.keys(CHANGED) as Field[])('%s', async (field) => {
    const before = await run(base);
    const study = withField(base, field, CHANGED[field](base));
    const after = await run(study);
    const interned = intern(base, structuredClone(study));
    const asked = QUESTION_KINDS.filter(
      (kind) =>
        !isSameSelection(
          selectedFor(kind, subjectOf(base, before.findings)),
          selectedFor(kind, subjectOf(interned, after.findings)),
        ),
    );
    const [stages, questions] = REMADE[field].map(wordsOf);
    expect([...after.stages].sort()).toEqual(stages);
    expect(new Set(asked)).toEqual(new Set(questions));
  });

  it('is no change where a copy says the same, whatever was run before', async () => {
    await run(base);
    await session.ask('models', {});
    expect((await run(base)).stages).toEqual([]);
    computed.length = 0;
    await session.ask('models', {});
    expect(computed).toEqual([]);
    await run({ ...base, notes: 'a' });
    await session.ask('models', {});
    expect(computed).toEqual([]);
  });

  it('gives the new name where the boundaries are compared', async () => {
    const drawn = { ...base, boundaries: [{ id: 'b1', name: '', coordinates: [[square()]] }] };
    const named = withField(drawn, 'settings.clusters.method', 'drawn');
    await run(named);
    const before = (await session.ask('boundaries', {}))!;
    const { findings } = await run(base);
    const anchors = findings.clusters.map(({ anchorFirmId }) => [anchorFirmId, '新しい名']);
    await run({ ...named, clusterNames: Object.fromEntries(anchors) as Record<string, string> });
    const after = (await session.ask('boundaries', {}))!;
    expect(before.derivedNames).not.toContain('新しい名');
    expect(after.derivedNames).toContain('新しい名');
  });
});
