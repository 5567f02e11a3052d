import {
  DEFAULT_ACCESS,
  DEFAULT_FLOWS,
  DEFAULT_LINKAGE,
  DEFAULT_MODELS,
  DEFAULT_OVERLAY,
  DEFAULT_PANEL,
  DEFAULT_PATH,
  DEFAULT_SETTINGS,
  UNATTENDED,
  type ClusterSettings,
  type InputKind,
  type StudyFile,
  type StudySettings,
} from '../../src/model';
import { EVENTS_KEY, newStudy, specOf, type NamedBytes, type StudySession } from '../../src/study';
import { INSTITUTIONS } from './made';
import { COUNTS, surveyTables } from './surveyed';

/** Every field of a study by its place; a new one without a row below is an error of types. */
export type Field =
  | Exclude<keyof StudyFile, 'inputs' | 'settings'>
  | `inputs.${keyof StudyFile['inputs']}`
  | `settings.${Exclude<keyof StudySettings, 'clusters'>}`
  | `settings.clusters.${keyof ClusterSettings}`;

/** The files of a study that has every kind of table. */
export const FILES: readonly (NamedBytes & { readonly kind: InputKind })[] = [
  ...surveyTables(COUNTS),
  {
    kind: 'outcomes' as const,
    name: 'events.csv',
    text: '企業ID,出願日\nF1,2015-04-01\nF1,2016-04-01\nF4,2015\n',
  },
  {
    kind: 'background' as const,
    name: 'register.csv',
    text: '名称,経度,緯度\n甲,137,36\n乙,137.001,36\n丙,137.2,36\n',
  },
  { kind: 'institutions' as const, name: 'own.csv', text: new TextDecoder().decode(INSTITUTIONS) },
].map(({ kind, name, text }) => ({ kind, name, bytes: new TextEncoder().encode(text) }));

/** The study of these files in a session that has read them; its institutions are the built-in ones. */
export async function fullStudy(session: StudySession): Promise<FullStudy> {
  const specs: Record<string, unknown> = {};
  for (const { kind, name, bytes } of FILES) {
    const read = await session.readInput(kind, name, bytes, {}, UNATTENDED);
    if (!read.ok) throw new Error(read.problem.code);
    specs[kind] = specOf(read.value, read.value.roles);
  }
  const { institutions, ...inputs } = specs as unknown as StudyFile['inputs'];
  const study = {
    ...newStudy(inputs),
    settings: {
      ...DEFAULT_SETTINGS,
      clusters: { ...DEFAULT_SETTINGS.clusters, radiusKm: 2, minFirms: 8 },
      overlay: { ...DEFAULT_OVERLAY, shown: true, unit: 'municipalities' as const },
      flows: DEFAULT_FLOWS,
    },
  };
  return { study, institutions };
}

export interface FullStudy {
  readonly study: StudyFile;
  /** The study's own institutions, should it have any. */
  readonly institutions: StudyFile['inputs']['institutions'];
}

/** A value of the field that differs from the one before. */
export const CHANGED: {
  readonly [F in Field]: (study: StudyFile, of: FullStudy) => unknown;
} = {
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
  'inputs.institutions': (_, { institutions }) => institutions,
  'inputs.links': ({ inputs: { links } }) => {
    return { ...links, roles: { ...links!.roles, contact_frequency: [] } };
  },
  'inputs.outcomes': () => undefined,
  'inputs.background': () => undefined,
  'inputs.areas': () => [{ name: 'a.geojson', path: 'a.geojson', sha256: '0' }],
  'settings.institutionKinds': () => ['public_technology_centre'],
  'settings.withinKm': () => [5, 30],
  'settings.outcome': () => EVENTS_KEY,
  'settings.yesNo': () => true,
  'settings.eventPeriod': () => ({ from: '2015', to: '2015' }),
  codes: () => [{ column: '従業員数', codes: [{ value: '9', means: 'missing' }] }],
  columnNames: () => [{ column: '特許', ja: '特許の数', en: 'Patents' }],
  capitalUnit: () => ({ column: '資本金', yen: 1000 }),
  ranges: () => [{ column: '従業員数', take: 'middle' }],
  'settings.scope': () => [{ kind: 'values', column: '業種', values: ['金属'] }],
  'settings.models': () => ({ ...DEFAULT_MODELS, terms: ['size'] }),
  'settings.response': () => ({ weights: 'rake', trim: 5 }),
  'settings.weights': () => ({ kind: 'nearest', neighbours: 3 }),
  'settings.spatialModel': () => 'durbin',
  'settings.panel': () => ({ ...DEFAULT_PANEL, clusters: 'studied' }),
  'settings.keepDraws': () => true,
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
  'settings.clusters.background': () => 'register',
  'settings.clusters.model': () => 'poisson',
  'settings.clusters.shape': () => 'flexible',
  'settings.clusters.neighbours': () => 8,
  'settings.clusters.areas': () => 'municipalities',
  'settings.clusters.mostShare': () => 0.3,
  'settings.clusters.draws': () => 199,
  'settings.clusters.bandwidths': () => 'fixed',
  'settings.clusters.tolerance': () => 0.05,
  'settings.clusters.includeCoarse': () => true,
  'settings.clusters.boundary': () => 'convex',
};

/** Around the firms of the first municipality, counter-clockwise. */
export function square(): [number, number][] {
  return [
    [136.99, 35.99],
    [137.02, 35.99],
    [137.02, 36.02],
    [136.99, 36.02],
    [136.99, 35.99],
  ];
}

export function withField(study: StudyFile, field: string, value: unknown): StudyFile {
  const [own, ...rest] = field.split('.');
  const part = (study as unknown as Record<string, StudyFile>)[own];
  return {
    ...study,
    [own]: rest.length > 0 ? withField(part, rest.join('.'), value) : value,
  };
}
