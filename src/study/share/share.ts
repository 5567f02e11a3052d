import {
  type Cluster,
  type DrawnBoundary,
  type Findings,
  type FlowSettings,
  type InputKind,
  type InputSpec,
  type ReadOptions,
  type Result,
  type Run,
  type StudyFile,
  type Table,
} from '../../model';
import { foldName } from '../../model/text';
import { isItsOwn } from '../boundaries';
import { specOf, type InputPreview } from '../files/input-spec';
import { overlayUnit } from '../overlay-units';
import { standingOverrides } from '../overrides';
import { writeStudyFile } from '../files/study-file';
import { shareCounts, type ShareCounts } from './share-counts';
import { needsRegister, onTheList, registerTable } from './shared-register';
import {
  CONTACTS,
  IN_STUDY,
  isClassification,
  sharedFirms,
  sharedTables,
  sharesContacts,
  type SharedFirms,
  type ShareOptions,
} from './shared-tables';

export interface SharedFile {
  readonly name: string;
  readonly text: string;
}

/** A study that can be given away: its files, and what was done to it. */
export interface SharedStudy {
  /** study.json first. They stand in one folder. */
  readonly files: readonly SharedFile[];
  readonly counts: ShareCounts;
  /** Headers of the firms table's columns that stay behind. */
  readonly leftOut: readonly string[];
}

/** What reads tables and runs studies: a session of its own, so that the study at work is left alone. */
export interface Reader {
  readInput(
    kind: InputKind,
    name: string,
    bytes: Uint8Array,
    options: ReadOptions,
    run: Run,
  ): Promise<Result<InputPreview>>;
  run(study: StudyFile, run: Run): Promise<Result<Findings>>;
}

/**
 * The study without what names a firm: pseudonymous ids, positions of grid squares, the columns that the findings are made of and no
 * others; no fixes, rules and notes. The shared study is read and run by `reader`, from the very text that is given away: the counts
 * are of its real findings. The same study gives the same text. Throws what a cancelled run throws.
 */
export async function shareStudy(
  study: StudyFile,
  findings: Findings,
  firmsTable: Table,
  options: ShareOptions,
  reader: Reader,
  run: Run,
): Promise<SharedStudy> {
  const firms = sharedFirms(findings, options);
  const register = needsRegister(study) ? findings.background : null;
  const tables = [
    ...(await sharedTables(findings, firms, study.inputs.institutions !== undefined)),
    ...(register ? [await registerTable(register, study.settings.clusters, options.grid)] : []),
  ];
  const inputs: Partial<Record<InputKind, InputSpec>> = {};
  for (const { kind, name, text, roles } of tables) {
    const bytes = new TextEncoder().encode(text);
    const read = await reader.readInput(kind, name, bytes, { encoding: 'utf-8' }, run);
    if (!read.ok) throw new Error(`the shared ${name} can't be read: ${read.problem.code}`);
    inputs[kind] = specOf(read.value, roles);
  }
  const bare = withoutNames(study, inputs as StudyFile['inputs'], findings);
  const runShared = async (shared: StudyFile): Promise<Findings> => {
    const found = await reader.run(shared, run);
    if (!found.ok) throw new Error(`the shared study can't be run: ${found.problem.code}`);
    return found.value;
  };
  const derived = await runShared(bare);
  const overrides = sharedOverrides(study, findings, derived, firms);
  const boundaries = [...(bare.boundaries ?? []), ...overrides];
  const whole = overrides.length > 0 ? { ...bare, boundaries } : bare;
  const rerun = overrides.length > 0 ? await runShared(whole) : derived;
  const clusterNames = sharedClusterNames(findings, rerun, firms);
  const written = writeStudyFile({ ...whole, clusterNames });
  return {
    files: [
      { name: 'study.json', text: written },
      ...tables.map(({ name, text }) => ({ name, text })),
    ],
    counts: shareCounts(findings, rerun, firms),
    leftOut: columnsLeftOut(study, findings, firmsTable),
  };
}

/** What the measures are called: they keep their columns. */
function sharedNames(
  { columnNames = [] }: StudyFile,
  { firms: { outcomes } }: Findings,
): Pick<StudyFile, 'columnNames'> {
  const kept = columnNames.filter(({ column }) => outcomes.some(({ key }) => key === column));
  return kept.length > 0 ? { columnNames: kept } : {};
}

/** Columns that were explained keep their names, and are numbers now; levels of contacts stay levels. */
function sharedCodes({ codes = [] }: StudyFile, findings: Findings): Pick<StudyFile, 'codes'> {
  const plain = codes.map(({ column }) => ({ column, codes: [] }));
  if (!sharesContacts(findings)) return plain.length > 0 ? { codes: plain } : {};
  const { unit, values } = findings.firms.contacts!;
  const levels = [...new Set(values)].filter((value) => !Number.isNaN(value)).sort((a, b) => a - b);
  const own =
    unit === 'level'
      ? levels.map((value) => ({ value: String(value), means: 'level' as const }))
      : [];
  return {
    codes: [...plain.filter(({ column }) => column !== CONTACTS), { column: CONTACTS, codes: own }],
  };
}

/** The study of the shared tables: settings and boundaries stay, texts that name one of the firms don't. */
function withoutNames(
  study: StudyFile,
  inputs: StudyFile['inputs'],
  findings: Findings,
): StudyFile {
  const names = findings.firms.name;
  const clean = (text: string) => (namesOneOf(text, names) ? '' : text);
  const { format, simulated, settings, boundaries, tried } = study;
  return {
    format,
    name: clean(study.name),
    simulated,
    inputs,
    // Places are given: no gazetteer has a part in them.
    gazetteer: null,
    settings: withOwnScope(
      withoutOwnControls(
        withoutTopics(
          withoutBroughtAreas(withoutResponse(inputs.background ? settings : onTheList(settings))),
        ),
      ),
      findings.firms.apart !== undefined,
    ),
    // The shared values are what the codes stood for: they are not asked about again.
    ...sharedCodes(study, findings),
    ...sharedNames(study, findings),
    clusterNames: {},
    // Overrides name one of the firms: they come once the shared clusters are known.
    ...(boundaries
      ? {
          boundaries: boundaries
            .filter(isItsOwn)
            .map((each) => ({ ...each, name: clean(each.name) })),
        }
      : {}),
    notes: '',
    ...(tried === undefined ? {} : { tried }),
  };
}

/** Areas that were brought along are not given away; an overlay of them would be of nothing. */
function withoutBroughtAreas({
  overlay,
  ...settings
}: StudyFile['settings']): StudyFile['settings'] {
  return overlay && overlayUnit(overlay.unit).layer !== 'imported'
    ? { ...settings, overlay }
    : settings;
}

/** Weights that the response made are a column of the shared table; who did not answer is not told, nor which rows are one firm's in several rounds. */
function withoutResponse({
  response: _,
  panel: _rounds,
  ...settings
}: StudyFile['settings']): StudyFile['settings'] {
  return settings;
}

/** Columns, ids and exact places that firms were chosen by, and the rounds of a survey, stay behind: the shared table says itself who was chosen. */
function withOwnScope(settings: StudyFile['settings'], isChosen: boolean): StudyFile['settings'] {
  return isChosen
    ? { ...settings, scope: [{ kind: 'values', column: IN_STUDY, values: ['1'] }] }
    : settings;
}

/** Columns beside the roles' are not given away, nor held constant then. */
function withoutOwnControls(settings: StudyFile['settings']): StudyFile['settings'] {
  const { models } = settings;
  return models
    ? { ...settings, models: { ...models, own: undefined, offset: undefined } }
    : settings;
}

/** Kinds of contact stay behind with the words that ties are described by; flows of some kinds would show none. */
function withoutTopics(settings: StudyFile['settings']): StudyFile['settings'] {
  return settings.flows ? { ...settings, flows: ofAllTopics(settings.flows) } : settings;
}

function ofAllTopics({ topics: _, ...flows }: FlowSettings): FlowSettings {
  return flows;
}

/** One letter alone would be found in every other text. */
const LEAST_NAME = 2;

function namesOneOf(text: string, names: readonly string[]): boolean {
  const folded = foldName(text);
  return names.some((name) => {
    const plain = foldName(name);
    return plain.length >= LEAST_NAME && folded.includes(plain);
  });
}

/**
 * Names that a person gave, by the shared ids. A cluster has another first core firm when its firms have other rows: its name goes to
 * the cluster that holds more than half of its firms, and nowhere where none does.
 */
function sharedClusterNames(
  findings: Findings,
  shared: Findings,
  { order }: SharedFirms,
): Record<string, string> {
  const named = new Map<string, string>();
  for (const cluster of findings.clusters) {
    if (!cluster.renamed || (cluster.drawnId !== undefined && cluster.overrides === undefined))
      continue;
    if (namesOneOf(cluster.nameJa, findings.firms.name)) continue;
    const anchorFirmId = sharedAnchor(cluster, findings, shared, order);
    if (anchorFirmId !== null && !named.has(anchorFirmId)) named.set(anchorFirmId, cluster.nameJa);
  }
  return Object.fromEntries(named);
}

/** The first core firm of the shared cluster that holds more than half of a cluster's firms; null where none does. */
function sharedAnchor(
  { index, firms }: Cluster,
  findings: Findings,
  shared: Findings,
  order: SharedFirms['order'],
): string | null {
  const counts = new Map<number, number>();
  order.forEach((firm, row) => {
    if (findings.membership.clusterOf[firm] !== index) return;
    const now = shared.membership.clusterOf[row];
    if (now >= 0) counts.set(now, (counts.get(now) ?? 0) + 1);
  });
  for (const [now, count] of counts)
    if (count * 2 > firms) return shared.clusters[now].anchorFirmId;
  return null;
}

/**
 * Overrides that apply, of the shared clusters that hold more than half of their firms; the others stay behind, and so do those
 * that rest.
 */
function sharedOverrides(
  study: StudyFile,
  findings: Findings,
  derived: Findings,
  { order }: SharedFirms,
): DrawnBoundary[] {
  const taken = new Set<string>();
  return standingOverrides(study, findings).flatMap(({ boundary, cluster }) => {
    const overrides = sharedAnchor(cluster, findings, derived, order);
    if (overrides === null || taken.has(overrides)) return [];
    taken.add(overrides);
    return [{ ...boundary, name: '', overrides }];
  });
}

/** Columns that fill a role stay, but names and addresses, and industries that are no classification. */
function columnsLeftOut(study: StudyFile, findings: Findings, { header }: Table): string[] {
  const { roles } = study.inputs.firms;
  const { firms } = findings;
  const kept = [
    ...(isClassification(firms.industry) ? (roles.industry ?? []) : []),
    ...(roles.employees ?? []),
    ...(roles.subcontractor ?? []),
    ...(sharesContacts(findings) ? (roles.main_frequency ?? []) : []),
    ...(roles.outcome ?? []),
  ];
  return header.filter((_, column) => !kept.includes(column));
}
