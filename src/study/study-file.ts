import {
  BOUNDARY_METHODS,
  CLUSTER_METHODS,
  CLUSTER_SELECTIONS,
  DEFAULT_MODELS,
  DEFAULT_CERTAINTY,
  DEFAULT_LINKAGE,
  DEFAULT_OVERLAY,
  DEFAULT_SETTINGS,
  MODEL_FAMILIES,
  MODEL_TERMS,
  failure,
  problem,
  success,
  type Problem,
  type Result,
  type StudyFile,
  type StudySettings,
} from '../model';
import { checkBoundaries, readDrawn, writeDrawn } from './boundaries';
import { checkFixes, checkRules, readFixes } from './fixes-file';
import {
  flowNumbers,
  isDefaultLinkage,
  linkageNumbers,
  readFlows,
  readLinkage,
} from './linkage-settings';
import {
  areAreaFiles,
  checkOverlayWords,
  isDefaultOverlay,
  overlayNumbers,
  readOverlay,
} from './overlay-settings';
import { checkLinkFixes, readLinkFixes } from './link-fixes';
import { lookingNumbers, readLooking, withoutDefaults } from './looking-settings';
import { checkSelections, readSelections, writeSelections } from './saved-selections';

export const STUDY_FORMAT = 1;

/** Least and most that a setting may be. */
export const LIMITS = {
  radiusKm: { least: 0.05, most: 200 },
  minFirms: { least: 1, most: 1_000_000 },
  withinKm: { least: 0.1, most: 3000 },
  redraws: { least: 20, most: 5000 },
  spotBandKm: { least: 0.1, most: 200 },
  seed: { least: 0, most: 2 ** 32 - 1 },
} as const;

const BOUNDARIES_HERE = '\n  "boundaries": null,';
const SELECTIONS_HERE = '\n  "selections": null,';

/** study.json as text: two spaces, keys in the order below, final line break. The same study gives the same bytes. */
export function writeStudyFile(study: StudyFile): string {
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
    settings: {
      clusters: settings.clusters,
      withinKm: settings.withinKm,
      outcome: settings.outcome,
      ...(settings.yesNo ? { yesNo: true } : {}),
      ...(settings.scope ? { scope: settings.scope } : {}),
      ...(settings.models ? { models: settings.models } : {}),
      ...(settings.weights ? { weights: settings.weights } : {}),
      ...(settings.certainty ? { certainty: settings.certainty } : {}),
      ...(settings.linkage && !isDefaultLinkage(settings.linkage)
        ? { linkage: settings.linkage }
        : {}),
      ...(settings.flows ? { flows: settings.flows } : {}),
      ...(settings.overlay && !isDefaultOverlay(settings.overlay)
        ? { overlay: settings.overlay }
        : {}),
      ...withoutDefaults(settings),
      seed: settings.seed,
    },
    clusterNames: study.clusterNames,
    // In the place of what is written below.
    ...(boundaries.length > 0 ? { boundaries: null } : {}),
    // Absent rather than empty, so that a study without fixes stays as short as it was.
    ...(fixes.length > 0 ? { fixes } : {}),
    ...(rules.length > 0 ? { rules } : {}),
    ...readLinkFixes(study.linkFixes),
    ...(selections.length > 0 ? { selections: null } : {}),
    notes: study.notes,
    ...(study.tried !== undefined && study.tried > 1 ? { tried: study.tried } : {}),
  };
  const text = `${JSON.stringify(ordered, null, 2)}\n`;
  // No text within the file can look like this, since it would hold no line break.
  return text
    .replace(BOUNDARIES_HERE, () => `\n  "boundaries": ${writeDrawn(boundaries)},`)
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
    return invalid((error as Error).message);
  }
  if (!isRecord(data)) return invalid('not an object');
  const format = data.shuseki_study;
  if (typeof format !== 'number') return invalid('no "shuseki_study"');
  if (format > STUDY_FORMAT)
    return failure(
      problem('study-file-newer', 'error', { file: name }, { format, known: STUDY_FORMAT }),
    );
  const inputs = data.inputs;
  if (!isRecord(inputs) || !isInput(inputs.firms)) return invalid('no "inputs.firms"');
  for (const kind of ['institutions', 'links', 'outcomes'])
    if (inputs[kind] !== undefined && !isInput(inputs[kind])) return invalid(`"inputs.${kind}"`);
  if (!areAreaFiles(inputs.areas)) return invalid('"inputs.areas"');
  const wrongFix =
    checkBoundaries(data.boundaries) ??
    checkFixes(data.fixes) ??
    checkRules(data.rules) ??
    checkLinkFixes(data.linkFixes) ??
    checkSelections(data.selections) ??
    checkOverlayWords(isRecord(data.settings) ? data.settings.overlay : null);
  if (wrongFix) return invalid(wrongFix);
  const { fixes, rules } = readFixes(data);
  const settings = readSettings(data.settings);
  const wrong = checkSettings(settings);
  if (wrong) return failure({ ...wrong, where: { file: name } } as Problem);
  return success({
    format: STUDY_FORMAT,
    name: typeof data.name === 'string' ? data.name : '',
    simulated: data.simulated === true,
    inputs: inputs as unknown as StudyFile['inputs'],
    gazetteer: isRecord(data.gazetteer)
      ? (data.gazetteer as unknown as StudyFile['gazetteer'])
      : null,
    settings,
    clusterNames: isRecord(data.clusterNames)
      ? (Object.fromEntries(
          Object.entries(data.clusterNames).filter(([, value]) => typeof value === 'string'),
        ) as Record<string, string>)
      : {},
    ...readDrawn(data.boundaries),
    ...(fixes.length > 0 ? { fixes } : {}),
    ...(rules.length > 0 ? { rules } : {}),
    ...readLinkFixes(data.linkFixes),
    ...readSelections(data.selections),
    notes: typeof data.notes === 'string' ? data.notes : '',
    ...(Number.isSafeInteger(data.tried) && (data.tried as number) > 1
      ? { tried: data.tried as number }
      : {}),
  });
}

/** The first setting that is out of range, or null. */
export function checkSettings(settings: StudySettings): Problem | null {
  const { method, radiusKm, minFirms, minSamples = null } = settings.clusters;
  const { redraws, spotBandKm } = settings.certainty ?? DEFAULT_CERTAINTY;
  return (
    outOfRange('radiusKm', radiusKm, LIMITS.radiusKm) ??
    outOfRange(
      'minFirms',
      minFirms,
      method === 'hdbscan' ? { ...LIMITS.minFirms, least: 2 } : LIMITS.minFirms,
      true,
    ) ??
    (minSamples === null ? null : outOfRange('minSamples', minSamples, LIMITS.minFirms, true)) ??
    (redraws === null ? null : outOfRange('redraws', redraws, LIMITS.redraws, true)) ??
    outOfRange('spotBandKm', spotBandKm, LIMITS.spotBandKm) ??
    outOfRange('seed', settings.seed, LIMITS.seed, true) ??
    [
      ...linkageNumbers(settings.linkage ?? DEFAULT_LINKAGE),
      ...(settings.flows ? flowNumbers(settings.flows) : []),
    ]
      .map(({ name, value, limits, whole }) => outOfRange(name, value, limits, whole))
      .find((found) => found !== null) ??
    [...overlayNumbers(settings.overlay ?? DEFAULT_OVERLAY), ...lookingNumbers(settings)]
      .map(({ name, value, limits, whole }) => outOfRange(name, value, limits, whole))
      .find((found) => found !== null) ??
    settings.withinKm
      .map((km) => outOfRange('withinKm', km, LIMITS.withinKm))
      .find((found) => found !== null) ??
    null
  );
}

function outOfRange(
  name: string,
  value: number,
  limits: { readonly least: number; readonly most: number },
  whole = false,
): Problem | null {
  const fine =
    Number.isFinite(value) &&
    value >= limits.least &&
    value <= limits.most &&
    (!whole || Number.isInteger(value));
  if (fine) return null;
  const facts = {
    name,
    value: String(value),
    least: String(limits.least),
    most: String(limits.most),
  };
  return problem('parameter-out-of-range', 'error', {}, facts);
}

function readSettings(data: unknown): StudySettings {
  const given = isRecord(data) ? data : {};
  const clusters = isRecord(given.clusters) ? given.clusters : {};
  const base = DEFAULT_SETTINGS.clusters;
  const withinKm =
    Array.isArray(given.withinKm) && given.withinKm.every((km) => typeof km === 'number')
      ? [...new Set(given.withinKm as number[])].sort((a, b) => a - b)
      : DEFAULT_SETTINGS.withinKm;
  return {
    clusters: {
      method: oneOf(CLUSTER_METHODS, clusters.method, base.method),
      radiusKm: typeof clusters.radiusKm === 'number' ? clusters.radiusKm : base.radiusKm,
      minFirms: typeof clusters.minFirms === 'number' ? clusters.minFirms : base.minFirms,
      minSamples: typeof clusters.minSamples === 'number' ? clusters.minSamples : null,
      selection: oneOf(CLUSTER_SELECTIONS, clusters.selection, 'eom'),
      industry: typeof clusters.industry === 'string' ? clusters.industry : '',
      weight: typeof clusters.weight === 'string' ? clusters.weight : '',
      includeCoarse: clusters.includeCoarse === true,
      boundary: oneOf(BOUNDARY_METHODS, clusters.boundary, base.boundary),
    },
    withinKm,
    outcome: typeof given.outcome === 'string' ? given.outcome : '',
    ...(given.yesNo === true ? { yesNo: true } : {}),
    ...readScope(given.scope),
    ...readModels(given.models),
    ...readWeights(given.weights),
    ...readCertainty(given.certainty),
    ...readLinkage(given.linkage),
    ...readFlows(given.flows),
    ...readOverlay(given.overlay),
    ...readLooking(given),
    seed: typeof given.seed === 'number' ? given.seed : DEFAULT_SETTINGS.seed,
  };
}

function readScope(data: unknown): Pick<StudySettings, 'scope'> {
  if (!isRecord(data) || typeof data.column !== 'string' || !Array.isArray(data.values)) return {};
  const values = data.values.filter((value): value is string => typeof value === 'string');
  return { scope: { column: data.column, values } };
}

function readCertainty(data: unknown): Pick<StudySettings, 'certainty'> {
  if (!isRecord(data)) return {};
  const { redraws, spotBandKm } = data;
  return {
    certainty: {
      redraws: typeof redraws === 'number' ? redraws : DEFAULT_CERTAINTY.redraws,
      spotBandKm: typeof spotBandKm === 'number' ? spotBandKm : DEFAULT_CERTAINTY.spotBandKm,
    },
  };
}

function readWeights(data: unknown): Pick<StudySettings, 'weights'> {
  if (!isRecord(data)) return {};
  const { kind, neighbours, km } = data;
  if (kind === 'nearest' && isWithin(neighbours, 1, 100) && Number.isInteger(neighbours))
    return { weights: { kind, neighbours } };
  return kind === 'band' && isWithin(km, 0.1, 200) ? { weights: { kind, km } } : {};
}

function isWithin(value: unknown, least: number, most: number): value is number {
  return typeof value === 'number' && value >= least && value <= most;
}

function readModels(data: unknown): Pick<StudySettings, 'models'> {
  if (!isRecord(data)) return {};
  const terms = Array.isArray(data.terms) ? data.terms : DEFAULT_MODELS.terms;
  return {
    models: {
      family: oneOf([...MODEL_FAMILIES, 'automatic'], data.family, 'automatic'),
      terms: MODEL_TERMS.filter((term) => terms.includes(term)),
      // Absent rather than stated where they are the usual ones.
      ...(data.errors === 'hc1' || data.errors === 'classical' ? { errors: data.errors } : {}),
      ...(data.groups === 'prefecture' ? { groups: data.groups } : {}),
    },
  };
}

function oneOf<T extends string>(known: readonly T[], given: unknown, otherwise: T): T {
  return known.includes(given as T) ? (given as T) : otherwise;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isInput(value: unknown): boolean {
  return (
    isRecord(value) &&
    typeof value.name === 'string' &&
    typeof value.path === 'string' &&
    typeof value.sha256 === 'string' &&
    isRecord(value.roles) &&
    Object.values(value.roles).every(
      (columns) =>
        Array.isArray(columns) && columns.every((c) => Number.isInteger(c) && (c as number) >= 0),
    )
  );
}
