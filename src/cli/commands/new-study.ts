import {
  DEFAULT_SETTINGS,
  INPUT_KINDS,
  INSTITUTION_KINDS,
  PLANE_SYSTEMS,
  setting,
  type CapitalUnit,
  type ColumnName,
  type InputKind,
  type InputSpec,
  type Roles,
  type StudyFile,
  type StudySettings,
  type YenUnit,
} from '../../model';
import {
  clusterMethod,
  COLUMN_ROLES,
  newStudy,
  type InputPreview,
  type StudySession,
  rolesWithoutBook,
} from '../../study';
import { checkCoordinateOptions, columnNamed, columnsNamed } from '../columns';
import { COMPARING_OPTIONS, comparingFrom } from '../comparing-options';
import type { Job } from '../job';
import { READING, readingOptions, type OptionKinds, type Options } from '../options';
import { wrongOption } from '../refusal';
import { periodFrom, scopeFrom, SCOPE_OPTIONS } from '../row-filters';
import { roundsFrom, ROUNDS_OPTIONS } from './rounds-files';
import { newInput, previewOf, type StudyInPlace } from './study-inputs';

/** Options that start a new study instead of replaying one. */
export const NEW_STUDY_OPTIONS: OptionKinds = {
  ...READING,
  firms: 'text',
  ...ROUNDS_OPTIONS,
  institutions: 'text',
  'extend-institutions': 'flag',
  'institution-kinds': 'text',
  links: 'text',
  outcomes: 'text',
  'outcomes-key': 'text',
  'outcomes-date': 'text',
  'outcomes-period': 'text',
  background: 'text',
  method: 'text',
  'of-industry': 'text',
  ...COMPARING_OPTIONS,
  'radius-km': 'text',
  'min-firms': 'text',
  'within-km': 'text',
  boundary: 'text',
  'include-coarse': 'flag',
  address: 'text',
  municipality: 'text',
  plane: 'text',
  'plane-x': 'text',
  lon: 'text',
  lat: 'text',
  industry: 'text',
  employees: 'text',
  capital: 'text',
  'capital-unit': 'text',
  outcome: 'text',
  'institution-columns': 'text',
  name: 'text',
  ...SCOPE_OPTIONS,
  'yes-no': 'flag',
};

/** Words for the units of capital, in yen. */
const CAPITAL_UNITS: Readonly<Record<string, YenUnit>> = {
  ...{ yen: 1, thousand: 1e3, 'ten-thousand': 1e4, million: 1e6, 'hundred-million': 1e8 },
  ...{ 円: 1, 千円: 1e3, 万円: 1e4, 百万円: 1e6, 億円: 1e8 },
};

/** Options that name columns of the firms table, with the roles they give. */
const FIRM_COLUMNS = {
  address: 'address',
  lon: 'longitude',
  lat: 'latitude',
  industry: 'industry',
  employees: 'employees',
  capital: 'capital',
  outcome: 'outcome',
  'institution-columns': 'institution_columns',
} as const;

/** Checks the options, then gives what reads the tables and makes the study. `called`: what a code book calls the firms' columns. */
export function newStudyFrom(
  options: Options,
): (job: Job, session: StudySession, called?: readonly ColumnName[]) => Promise<StudyInPlace> {
  const settings = settingsFrom(options);
  const scope = scopeFrom(options);
  const place = options.text('municipality');
  const plane = planeFrom(options);
  const planeX = options.oneOf('plane-x', ['north', 'east'] as const);
  const firmsTable = {
    ...readingOptions(options),
    ...(place === undefined ? {} : { municipality: place === 'none' ? '' : place }),
    ...(plane === undefined ? {} : { plane }),
    ...(planeX === undefined ? {} : { planeX }),
  };
  const unit = options.oneOf('capital-unit', Object.keys(CAPITAL_UNITS));
  checkCoordinateOptions(options);
  const rounds = roundsFrom(options);
  for (const beside of options.used('outcomes-key', 'outcomes-date', 'outcomes-period'))
    if (options.text('outcomes') === undefined)
      throw wrongOption((usage) => usage.needs(`--${beside}`, '--outcomes'));
  const extendsBuiltIn = options.flag('extend-institutions');
  if (extendsBuiltIn && options.text('institutions') === undefined)
    throw wrongOption((usage) => usage.needs('--extend-institutions', '--institutions'));
  return async (job, session, called) => {
    const inputs: Partial<Record<InputKind, InputSpec>> = {};
    const files: Partial<Record<InputKind, string>> = {};
    const made = new Map<string, Uint8Array>();
    for (const kind of INPUT_KINDS) {
      const path = options.text(kind);
      if (path === undefined) continue;
      files[kind] = path;
      const reading = kind === 'firms' ? { ...firmsTable, called } : {};
      const spec = await job.watch.time('read', async () => {
        const read = await previewOf(kind, path, reading, job, session);
        // What a sheet beside the list calls its columns counts where --codebook says so.
        const isOwn = kind !== 'firms' || called !== undefined;
        const preview = isOwn
          ? read
          : { ...read, roles: rolesWithoutBook(read.roles, read.header) };
        const whole = kind === 'firms' ? await rounds(preview, reading, job, session) : null;
        if (!whole) return newInput(preview, rolesFrom(kind, options, preview), job);
        files.firms = whole.path;
        made.set(whole.path, whole.bytes);
        // The first list's columns come first; its ids may be told apart by it alone, since they come again in the whole.
        const { id } = preview.roles;
        const named = rolesFrom(kind, options, whole.preview);
        const given = { ...(id ? { id } : {}), ...named, survey_round: [whole.round] };
        return newInput(whole.preview, given, job);
      });
      inputs[kind] = kind === 'institutions' && extendsBuiltIn ? { ...spec, extendsBuiltIn } : spec;
    }
    const plain = newStudy(inputs as StudyFile['inputs']);
    const study: StudyFile = {
      ...plain,
      name: options.text('name') ?? plain.name,
      settings: { ...settings, ...(scope.length > 0 ? { scope } : {}) },
      ...(unit === undefined ? {} : { capitalUnit: capitalUnitOf(plain, session, unit) }),
    };
    return { study, files, made };
  };
}

/** The number of a plane rectangular system, 0 for none; undefined where the option was not given. */
function planeFrom(options: Options): number | undefined {
  if (options.text('plane') === 'none') return 0;
  return options.number('plane', { least: 1, most: PLANE_SYSTEMS, whole: true });
}

/** The unit of the column that is, or was found to be, the capital. */
function capitalUnitOf(
  { inputs: { firms } }: StudyFile,
  session: StudySession,
  unit: string,
): CapitalUnit {
  const index = firms.roles.capital?.[0];
  if (index === undefined) throw wrongOption((usage) => usage.needs('--capital-unit', '--capital'));
  return { column: session.columnsOf(firms).header[index], yen: CAPITAL_UNITS[unit] };
}

function settingsFrom(options: Options): StudySettings {
  const { clusters, withinKm } = DEFAULT_SETTINGS;
  const given = {
    radiusKm: options.number('radius-km', setting('clusters.radiusKm').limits),
    minFirms: options.number('min-firms', setting('clusters.minFirms').limits),
  };
  // Boundaries come as a file of their own.
  const found = setting('clusters.method').words.filter((each) => clusterMethod(each).derives);
  const method = options.oneOf('method', found) ?? clusters.method;
  const compared = comparingFrom(options, method);
  const isGiven = given.radiusKm !== undefined || given.minFirms !== undefined;
  const institutionKinds = options.someOf('institution-kinds', INSTITUTION_KINDS);
  const period = options.text('outcomes-period');
  const distances = options.numbers('within-km', setting('withinKm').limits);
  return {
    ...DEFAULT_SETTINGS,
    clusters: {
      ...clusters,
      method,
      ...compared,
      industry: options.text('of-industry')?.trim() ?? clusters.industry,
      ...(options.text('background') === undefined ? {} : { background: 'register' as const }),
      radiusKm: given.radiusKm ?? clusters.radiusKm,
      minFirms: given.minFirms ?? clusters.minFirms,
      ...(isGiven || !clusterMethod(method).byRadius ? {} : { definition: 'wanted' as const }),
      includeCoarse: options.flag('include-coarse'),
      boundary: options.oneOf('boundary', setting('clusters.boundary').words) ?? clusters.boundary,
    },
    ...(institutionKinds ? { institutionKinds } : {}),
    ...(period === undefined ? {} : { eventPeriod: periodFrom(period, '--outcomes-period') }),
    ...(options.flag('yes-no') ? { yesNo: true } : {}),
    withinKm: distances ? [...distances].sort((a, b) => a - b) : withinKm,
  };
}

/** Roles of the columns that the person named. */
function rolesFrom(kind: InputKind, options: Options, preview: InputPreview): Roles {
  const table = { ...preview, columns: [] };
  if (kind === 'outcomes') {
    const named = { key: options.text('outcomes-key'), date: options.text('outcomes-date') };
    return Object.fromEntries(
      Object.entries(named).flatMap(([role, name]) =>
        name === undefined ? [] : [[role, [columnNamed(table, name)]]],
      ),
    );
  }
  if (kind !== 'firms') return {};
  const roles: Roles = {};
  for (const [option, role] of Object.entries(FIRM_COLUMNS)) {
    const wanted = options.text(option);
    if (option === 'institution-columns' && wanted === 'none') roles[role] = [];
    else if (wanted !== undefined)
      roles[role] = COLUMN_ROLES.firms[role].many
        ? columnsNamed(table, wanted)
        : [columnNamed(table, wanted)];
  }
  return roles;
}
