import {
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
import { specOf, type InputPreview } from '../input-spec';
import { writeStudyFile } from '../study-file';
import { shareCounts, type ShareCounts } from './share-counts';
import {
  isClassification,
  sharedFirms,
  sharedTables,
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
interface Reader {
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
  const tables = await sharedTables(findings, firms, study.inputs.institutions !== undefined);
  const inputs: Partial<Record<InputKind, InputSpec>> = {};
  for (const { kind, name, text, roles } of tables) {
    const bytes = new TextEncoder().encode(text);
    const read = await reader.readInput(kind, name, bytes, { encoding: 'utf-8' }, run);
    if (!read.ok) throw new Error(`the shared ${name} can't be read: ${read.problem.code}`);
    inputs[kind] = specOf(read.value, roles);
  }
  const bare = withoutNames(study, inputs as StudyFile['inputs'], findings.firms.name);
  const rerun = await reader.run(bare, run);
  if (!rerun.ok) throw new Error(`the shared study can't be run: ${rerun.problem.code}`);
  const clusterNames = sharedClusterNames(findings, rerun.value, firms);
  const written = writeStudyFile({ ...bare, clusterNames });
  return {
    files: [
      { name: 'study.json', text: written },
      ...tables.map(({ name, text }) => ({ name, text })),
    ],
    counts: shareCounts(findings, rerun.value, firms),
    leftOut: columnsLeftOut(study, findings, firmsTable),
  };
}

/** The study of the shared tables: settings and boundaries stay, texts that name one of the firms don't. */
function withoutNames(
  study: StudyFile,
  inputs: StudyFile['inputs'],
  names: readonly string[],
): StudyFile {
  const clean = (text: string) => (namesOneOf(text, names) ? '' : text);
  const { format, simulated, settings, boundaries, tried } = study;
  return {
    format,
    name: clean(study.name),
    simulated,
    inputs,
    // Places are given: no gazetteer has a part in them.
    gazetteer: null,
    settings: withoutTopics(withoutBroughtAreas(settings)),
    clusterNames: {},
    ...(boundaries
      ? { boundaries: boundaries.map((each) => ({ ...each, name: clean(each.name) })) }
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
  return overlay && overlay.unit !== 'imported' ? { ...settings, overlay } : settings;
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
  const named: Record<string, string> = {};
  for (const cluster of findings.clusters) {
    if (!cluster.renamed || cluster.drawnId !== undefined) continue;
    if (namesOneOf(cluster.nameJa, findings.firms.name)) continue;
    const counts = new Map<number, number>();
    order.forEach((firm, row) => {
      if (findings.membership.clusterOf[firm] !== cluster.index) return;
      const now = shared.membership.clusterOf[row];
      if (now >= 0) counts.set(now, (counts.get(now) ?? 0) + 1);
    });
    for (const [now, count] of counts) {
      const { anchorFirmId } = shared.clusters[now];
      if (count * 2 > cluster.firms && !(anchorFirmId in named))
        named[anchorFirmId] = cluster.nameJa;
    }
  }
  return named;
}

/** Columns that fill a role stay, but names and addresses, and industries that are no classification. */
function columnsLeftOut(study: StudyFile, { firms }: Findings, { header }: Table): string[] {
  const { roles } = study.inputs.firms;
  const kept = [
    ...(isClassification(firms.industry) ? (roles.industry ?? []) : []),
    ...(roles.employees ?? []),
    ...(roles.subcontractor ?? []),
    ...(roles.outcome ?? []),
  ];
  return header.filter((_, column) => !kept.includes(column));
}
