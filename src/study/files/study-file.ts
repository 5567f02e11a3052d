import * as v from 'valibot';
import { clusterMethod } from '../../cluster';
import {
  failure,
  isRecord,
  jsonFault,
  problem,
  schemaFault,
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
} from '../../model';
import { decidedIn, STUDY, withoutEmpty } from './study-schema';

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
  const { boundaries = [], selections = [], ...others } = decidedIn(study);
  const ordered = {
    shuseki_study: STUDY_FORMAT,
    name: study.name,
    simulated: study.simulated,
    inputs: {
      firms: inputs.firms,
      institutions: inputs.institutions,
      links: inputs.links,
      outcomes: inputs.outcomes,
      background: inputs.background,
      areas: inputs.areas,
    },
    gazetteer: study.gazetteer,
    ...(sources ? { institutionSources: null } : {}),
    settings: writeSettings(settings),
    clusterNames: study.clusterNames,
    // In the place of what is written below.
    ...(boundaries.length > 0 ? { boundaries: null } : {}),
    ...others,
    ...(selections.length > 0 ? { selections: null } : {}),
    notes: study.notes,
    ...(study.tried !== undefined && study.tried > 1 ? { tried: study.tried } : {}),
  };
  const text = `${JSON.stringify(ordered, null, 2)}\n`;
  // No text within the file can look like this, since it would hold no line break.
  return text
    .replace(BOUNDARIES_HERE, () => `\n  "boundaries": ${linesOf(boundaries)},`)
    .replace(SOURCES_HERE, () => `\n  "institutionSources": ${JSON.stringify(sources)},`)
    .replace(SELECTIONS_HERE, () => `\n  "selections": ${linesOf(selections)},`);
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
  const read = v.safeParse(STUDY, data, { abortEarly: true });
  if (!read.success) return invalid(schemaFault(read.issues[0]));
  const { settings, wrong } = readSettings(data.settings ?? {});
  const refused = wrong[0] ?? checkMinimum(settings);
  if (refused) return failure({ ...refused, where: { file: name } } as Problem);
  const { tried = 1, ...study } = read.output;
  return success({
    format: STUDY_FORMAT,
    ...withoutEmpty(study),
    settings: withOrigin(settings, data.settings),
    ...(tried > 1 ? { tried } : {}),
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

/** A list as JSON with an item per line: with a number or a firm per line it would fill a book. */
const linesOf = (items: readonly object[]): string =>
  `[\n    ${items.map((item) => JSON.stringify(item)).join(',\n    ')}\n  ]`;
