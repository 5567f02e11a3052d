import type { Findings, Municipality, OwnControl, Problem, StudyFile } from '../model';
import { DEFAULT_RESPONSE, KINDS_WITH_RESEARCH, problem } from '../model';
import { createGeocoder, geocodeAddresses, type Gazetteer, type Geocoder } from '../geocode';
import { drawnBoundaries } from './boundaries';
import { clusterFirms, definitionOf, densityColumns, describe } from './clusters';
import type { WithBackground } from './background';
import { readControls, type ControlsRead } from './comparison/controls';
import { countEvents } from './ties/events';
import { readFirms, type FirmsRead } from './firms/firms';
import { effectiveAddresses } from './places/fixes';
import type { StudyTables } from './files/held-tables';
import type { WithCounted } from './institutions/institution-stages';
import type { InstitutionsRead } from './institutions/institutions';
import { placesInRegion, type InRegion } from './firms/list-region';
import type { LinksRead } from './ties/links';
import { pick, stage } from './memo';
import type { tieToParents } from './firms/parents';
import { placeFirms, type Located } from './places/places';
import { PLACES_FILTERED, studyPopulation, type Population } from './firms/population';
import { respond } from './comparison/response';
import { summarise } from './summary';

/** What a run begins with. */
export interface Given {
  readonly study: StudyFile;
  readonly tables: StudyTables;
  readonly gazetteer: Gazetteer | null;
  readonly municipalities: readonly Municipality[];
}

interface Counted {
  readonly events: ReturnType<typeof countEvents>;
}
export type WithGeocoder = Given & { readonly geocoder: Geocoder };
type WithRead = WithGeocoder & { readonly read: FirmsRead };
/** What the stages after the places stand on. `firms` have their counted events. */
export type Placed = WithRead & {
  readonly firms: Findings['firms'];
  readonly places: Located['places'];
  readonly institutions: InstitutionsRead;
};

export const GEOCODER = stage(
  'geocoder',
  (given: Pick<Given, 'municipalities' | 'gazetteer'>) =>
    pick(given, 'municipalities', 'gazetteer'),
  ({ municipalities, gazetteer }) => createGeocoder(municipalities, gazetteer),
);

export const FIRMS = stage(
  'firms',
  ({ study, tables }: Given) => ({
    table: tables.firms,
    roles: study.inputs.firms.roles,
    codes: study.codes,
    ranges: study.ranges,
    capitalUnit: study.capitalUnit,
    names: study.columnNames,
  }),
  ({ table, roles, codes, ranges, capitalUnit, names }) =>
    readFirms(table, roles, codes, ranges, capitalUnit, names),
);

export const EVENTS = stage(
  'events',
  ({ study, tables, read }: WithRead) => ({
    firms: read.firms,
    table: tables.outcomes,
    roles: study.inputs.outcomes?.roles,
    period: study.settings.eventPeriod,
  }),
  ({ firms, table, roles, period }) => countEvents(firms, table, roles, period),
);

export const ADDRESSES = stage(
  'addresses',
  ({ study: { fixes = [], rules = [] }, read }: WithRead) => ({
    ...pick(read.firms, 'id', 'address'),
    edits: fixes.filter(({ kind }) => kind === 'address'),
    rules,
  }),
  ({ id, address, edits, rules }) => effectiveAddresses(id, address, edits, rules),
);

type WithAddresses = WithRead & { readonly effective: readonly string[] };

export const MATCHES = stage(
  'matches',
  (given: WithAddresses) => ({
    ...pick(given, 'effective', 'geocoder'),
    file: given.tables.firms.name,
  }),
  async ({ effective, geocoder, file }, run) => {
    const found = await geocodeAddresses(effective, geocoder, run);
    return placesInRegion(file, effective, found, geocoder, run);
  },
);

export const PLACES = stage(
  'places',
  (given: WithAddresses & { readonly found: InRegion }) => ({
    ...pick(given, 'read', 'effective', 'found', 'geocoder'),
    table: given.tables.firms,
    fixes: given.study.fixes ?? [],
  }),
  async ({ table, read, effective, found, fixes, geocoder }) => {
    const located = await placeFirms(table, read, effective, found.places, fixes, geocoder);
    return { ...located, problems: [...found.problems, ...located.problems] };
  },
);

export const POPULATION = stage(
  'population',
  (given: WithRead & Counted & { readonly located: Located }) => ({
    firms: given.events.firms,
    table: given.tables.firms,
    places: pick(given.located.places, ...PLACES_FILTERED),
    filters: given.study.settings.scope,
  }),
  ({ firms, table, places, filters }) => studyPopulation(firms, table, places, filters),
);

export const RESPONSE = stage(
  'response',
  (given: Given & { readonly population: Population; readonly located: Located }) => ({
    firms: given.population.firms,
    places: pick(given.located.places, 'prefecture', 'municipality', 'municipalityCode'),
    settings: given.study.settings.response,
  }),
  ({ firms, places, settings }) => respond(firms, places, settings ?? DEFAULT_RESPONSE),
);

export const MEMBERSHIP = stage(
  'membership',
  ({ study, firms, places, background: read, ...given }: Placed & WithBackground) => ({
    firms: densityColumns(firms, { ...given, background: read?.columns }, study.settings.clusters),
    places,
    definition: definitionOf(study.settings.clusters),
    shapes: drawnBoundaries(study)?.map(({ coordinates }) => coordinates),
  }),
  ({ firms, places, definition, shapes }, run) =>
    clusterFirms(firms, places, definition, run, shapes),
);

export type WithMembership = WithCounted & { readonly membership: Findings['membership'] };

export const CLUSTERS = stage(
  'clusters',
  ({ study, firms, places, membership, counted, municipalities }: WithMembership) => ({
    firms: pick(firms, 'id', 'industry'),
    places,
    membership,
    institutions: counted,
    settings: pick(study.settings.clusters, 'boundary', 'radiusKm'),
    clusterNames: study.clusterNames,
    municipalities,
    drawn: drawnBoundaries(study),
  }),
  ({ settings, clusterNames, municipalities, drawn, ...parts }) =>
    describe(parts, settings, clusterNames, municipalities, drawn),
);

const NO_CONTROLS: readonly OwnControl[] = [];

export const CONTROLS = stage(
  'controls',
  ({ study, tables }: Given) => {
    const { own: wanted = NO_CONTROLS, offset } = study.settings.models ?? {};
    const takes = wanted.length > 0 || offset !== undefined;
    return { table: tables.firms, wanted, offset, codes: takes ? study.codes : undefined };
  },
  ({ table, wanted, offset, codes }) => readControls(table, wanted, codes, offset),
);

/** All that the stages before made. */
interface Made extends Counted {
  readonly geocoder: Geocoder;
  readonly read: FirmsRead;
  readonly population: Population;
  readonly located: Located;
  readonly institutions: InstitutionsRead;
  /** The kinds that count; undefined for those that do research. */
  readonly countedKinds: StudyFile['settings']['institutionKinds'];
  readonly countedPlaces: Findings['countedPlaces'];
  readonly membership: Findings['membership'];
  readonly resting: readonly Problem[];
  readonly proximity: Findings['proximity'];
  readonly links: LinksRead;
  readonly ties: ReturnType<typeof tieToParents> | null;
  readonly controls: ControlsRead;
  readonly coarse: readonly Problem[];
  readonly background: WithBackground['background'];
  readonly told: readonly Problem[];
}

export const SUMMARY = stage(
  'summary',
  ({
    located,
    membership,
    proximity,
    links,
    institutions,
    population,
    countedKinds,
    countedPlaces,
  }: Made) => ({
    places: located.places,
    membership,
    proximity,
    counted: countedPlaces,
    links: links.links,
    kinds: institutions.columns.kind,
    countedKinds,
    apart: population.firms.apart,
  }),
  ({ places, kinds, countedKinds = KINDS_WITH_RESEARCH, ...given }) => {
    const institutions = kinds.filter((kind) => countedKinds.includes(kind)).length;
    return summarise(places, given.membership, given, given.links, institutions, given.apart);
  },
);

export const PROBLEMS = stage(
  'problems',
  (made: Made & Pick<Findings, 'summary'> & { readonly file: string }) => ({
    // The geocoder keeps one list, which grows.
    ofGeocoder: [...made.geocoder.problems()],
    ofStages: [
      ...[made.read, made.population, made.located, made.events],
      ...[made.institutions, made.controls],
    ].map(({ problems }) => problems),
    resting: made.resting,
    coarse: made.coarse,
    ofBackground: [made.background?.problems ?? NONE, made.told],
    ofLinks: [made.links.problems, made.ties?.problems ?? NONE],
    file: made.file,
    towns: made.geocoder.gazetteer !== null,
    excluded: made.summary.excluded - (made.summary.apart ?? 0),
  }),
  ({
    ofGeocoder,
    ofStages,
    coarse,
    resting,
    ofBackground,
    ofLinks,
    file,
    towns,
    excluded,
  }): readonly Problem[] => [
    ...ofGeocoder,
    ...ofStages.flat(),
    ...coarse,
    ...resting,
    ...ofBackground.flat(),
    ...ofLinks.flat(),
    ...(excluded === 0 ? [] : [problem('too-coarse', 'note', { file }, { rows: excluded, towns })]),
  ],
);

export const NONE: readonly Problem[] = [];
