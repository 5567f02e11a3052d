import { clusterMethod } from '../cluster';
import {
  failure,
  isRecord,
  jsonFault,
  problem,
  setting,
  readSettings,
  writeSettings,
  success,
  type InstitutionColumns,
  type InstitutionSource,
  type Problem,
  type Result,
  type StudyFile,
  type StudySettings,
} from '../model';
import { areAreaFiles } from './area-file';
import { checkBoundaries, readDrawn, writeDrawn } from './boundaries';
import { checkFixes, checkRules, readFixes } from './fixes-file';
import { checkCodes, readCodes } from './codes';
import { checkCapitalUnit, readCapitalUnit } from './capital';
import { checkRanges, readRanges } from './ranges';
import { checkLinkFixes, readLinkFixes } from './link-fixes';
import { checkSelections, readSelections, writeSelections } from './saved-selections';

export const STUDY_FORMAT = 1;

const BOUNDARIES_HERE = '\n  "boundaries": null,';
const SOURCES_HERE = '\n  "institutionSources": null,';
const SELECTIONS_HERE = '\n  "selections": null,';

/** Which source placed the institutions, by their ids. Told with a study that was run; nothing reads it again. */
export interface InstitutionSources {
  readonly rule: 'smaller-error-radius';
  readonly gazetteer: readonly string[];
  readonly municipalities: readonly string[];
  readonly none: readonly string[];
  readonly others: 'list';
}

/** Of columns that were placed; null for others. */
export function institutionSources({ id, source }: InstitutionColumns): InstitutionSources | null {
  if (!source) return null;
  const placedBy = (wanted: InstitutionSource) => id.filter((_, row) => source[row] === wanted);
  const [gazetteer, municipalities, none] = (['gazetteer', 'municipalities', 'none'] as const).map(
    placedBy,
  );
  return { rule: 'smaller-error-radius', gazetteer, municipalities, none, others: 'list' };
}

/**
 * study.json as text: two spaces, keys in the order below, final line break. The same study gives the same bytes. `sources`: where its
 * institutions stand by, of a study that was run.
 */
export function writeStudyFile(
  study: StudyFile,
  sources: InstitutionSources | null = null,
): string {
  const { inputs, settings } = study;
  const { fixes, rules } = readFixes(study);
  const { boundaries = [], selections = [] } = study;
  const ordered = {
    shuseki_study: STUDY_FORMAT,
    name: study.name,
    simulated: study.simulated,
    inputs: {
      firms: inputs.firms,
      institutions: inputs.institutions,
      links: inputs.links,
      outcomes: inputs.outcomes,
      areas: inputs.areas,
    },
    gazetteer: study.gazetteer,
    ...(sources ? { institutionSources: null } : {}),
    settings: writeSettings(settings),
    clusterNames: study.clusterNames,
    // In the place of what is written below.
    ...(boundaries.length > 0 ? { boundaries: null } : {}),
    // Absent rather than empty, so that a study without fixes stays as short as it was.
    ...(fixes.length > 0 ? { fixes } : {}),
    ...(rules.length > 0 ? { rules } : {}),
    ...readLinkFixes(study.linkFixes),
    ...readCodes(study.codes),
    ...readRanges(study.ranges),
    ...readCapitalUnit(study.capitalUnit),
    ...(selections.length > 0 ? { selections: null } : {}),
    notes: study.notes,
    ...(study.tried !== undefined && study.tried > 1 ? { tried: study.tried } : {}),
  };
  const text = `${JSON.stringify(ordered, null, 2)}\n`;
  // No text within the file can look like this, since it would hold no line break.
  return text
    .replace(BOUNDARIES_HERE, () => `\n  "boundaries": ${writeDrawn(boundaries)},`)
    .replace(SOURCES_HERE, () => `\n  "institutionSources": ${JSON.stringify(sources)},`)
    .replace(SELECTIONS_HERE, () => `\n  "selections": ${writeSelections(selections)},`);
}

/** Reads study.json. Unknown members are ignored; what is missing takes its default. */
export function readStudyFile(name: string, text: string): Result<StudyFile> {
  const invalid = (reason: string): Result<StudyFile> =>
    failure(problem('study-file-invalid', 'error', { file: name }, { reason }));
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return invalid(jsonFault(text, error));
  }
  if (!isRecord(data)) return invalid('no-object');
  const format = data.shuseki_study;
  if (typeof format !== 'number') return invalid('missing:shuseki_study');
  if (format > STUDY_FORMAT)
    return failure(
      problem('study-file-newer', 'error', { file: name }, { format, known: STUDY_FORMAT }),
    );
  const inputs = data.inputs;
  if (!isRecord(inputs) || !isInput(inputs.firms)) return invalid('missing:inputs.firms');
  for (const kind of ['institutions', 'links', 'outcomes'])
    if (inputs[kind] !== undefined && !isInput(inputs[kind])) return invalid(`"inputs.${kind}"`);
  if (!areAreaFiles(inputs.areas)) return invalid('"inputs.areas"');
  const wrongFix =
    checkBoundaries(data.boundaries) ??
    checkFixes(data.fixes) ??
    checkRules(data.rules) ??
    checkLinkFixes(data.linkFixes) ??
    checkCodes(data.codes) ??
    checkRanges(data.ranges) ??
    checkCapitalUnit(data.capitalUnit) ??
    checkSelections(data.selections);
  if (wrongFix) return invalid(wrongFix);
  const { fixes, rules } = readFixes(data);
  const { settings, wrong } = readSettings(data.settings ?? {});
  const refused = wrong[0] ?? checkMinimum(settings);
  if (refused) return failure({ ...refused, where: { file: name } } as Problem);
  return success({
    format: STUDY_FORMAT,
    name: typeof data.name === 'string' ? data.name : '',
    simulated: data.simulated === true,
    inputs: inputs as unknown as StudyFile['inputs'],
    gazetteer: isRecord(data.gazetteer)
      ? (data.gazetteer as unknown as StudyFile['gazetteer'])
      : null,
    settings: withOrigin(settings, data.settings),
    clusterNames: isRecord(data.clusterNames)
      ? (Object.fromEntries(
          Object.entries(data.clusterNames).filter(([, value]) => typeof value === 'string'),
        ) as Record<string, string>)
      : {},
    ...readDrawn(data.boundaries),
    ...(fixes.length > 0 ? { fixes } : {}),
    ...(rules.length > 0 ? { rules } : {}),
    ...readLinkFixes(data.linkFixes),
    ...readCodes(data.codes),
    ...readRanges(data.ranges),
    ...readCapitalUnit(data.capitalUnit),
    ...readSelections(data.selections),
    notes: typeof data.notes === 'string' ? data.notes : '',
    ...(Number.isSafeInteger(data.tried) && (data.tried as number) > 1
      ? { tried: data.tried as number }
      : {}),
  });
}

/** A study that says neither radius nor minimum of dense clusters has them found from its firms. */
function withOrigin(settings: StudySettings, given: unknown): StudySettings {
  const said = isRecord(given) && isRecord(given.clusters) ? given.clusters : {};
  const { clusters } = settings;
  const isSaid = [said.radiusKm, said.minFirms, said.definition].some(
    (value) => value !== undefined && value !== null,
  );
  if (isSaid || !clusterMethod(clusters.method).byRadius) return settings;
  return { ...settings, clusters: { ...clusters, definition: 'wanted' } };
}

/** The first setting that can't be what it is: of another type, out of range, a word that is not known. Null for none. */
export function checkSettings(given: StudySettings): Problem | null {
  const { wrong, settings } = readSettings(given);
  return wrong[0] ?? checkMinimum(settings);
}

/** No method knows clusters of fewer firms than it says. */
function checkMinimum({ clusters: { method, minFirms } }: StudySettings): Problem | null {
  const least = clusterMethod(method).leastFirms;
  if (minFirms >= least) return null;
  const { most } = setting('clusters.minFirms').limits;
  const facts = { value: String(minFirms), least: String(least), most: String(most) };
  return problem('parameter-out-of-range', 'error', {}, { name: 'clusters.minFirms', ...facts });
}

/** Sheets that are stacked; absent for a file that is read as one table. */
function areSheets(value: unknown): boolean {
  if (value === undefined) return true;
  return (
    Array.isArray(value) && value.every((one) => isRecord(one) && typeof one.name === 'string')
  );
}

function isInput(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.name === 'string' &&
    typeof value.path === 'string' &&
    typeof value.sha256 === 'string' &&
    areSheets(value.sheets) &&
    (value.extendsBuiltIn === undefined || typeof value.extendsBuiltIn === 'boolean') &&
    isRecord(value.roles) &&
    Object.values(value.roles).every(
      (columns) =>
        Array.isArray(columns) && columns.every((c) => Number.isInteger(c) && (c as number) >= 0),
    )
  );
}
