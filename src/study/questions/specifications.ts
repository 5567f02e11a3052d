import { outcomeName } from '../column-names';
import { clusterBy, clusterMethod, methodsThat } from '../../cluster';
import { specificationCurve, type Partialling, type SpecificationCurve } from '../../evidence';
import {
  ROLE_CODE,
  type Alike,
  type ClusterMethod,
  type EvidenceResult,
  type ModelControl,
  type Outcome,
  type Run,
  type StudySettings,
} from '../../model';
import { clusterInput } from '../clusters';
import type { ClusterDefinition } from '../../model';
import { outcomeOf, type AlikeChoice, type OutcomeChoice } from '../evidence';
import { alikeOf, dependenceOf } from '../evidence-groups';
import { gridAround } from './explore';
import { chooseTerms, modelColumns, type ModelFindings, type StudyColumns } from './model-columns';

/** One definition of clusters that is tried. */
export interface TriedDefinition {
  readonly method: ClusterMethod;
  /** NaN for a method without a radius. */
  readonly radiusKm: number;
  readonly minFirms: number;
  readonly adopted: boolean;
  /** Share of the firms that is inside. */
  readonly insideShare: number;
}

/** How the difference depends on the definition of clusters, on the measure and on what is held constant. */
export interface StudySpecifications {
  readonly outcome: Pick<Outcome, 'key' | 'label' | 'inFiles'>;
  /** Whose groups the errors are clustered by and the joint test exchanges. */
  readonly alike: Alike;
  /** The outcome as it is, and whether it is above 0. */
  readonly outcomes: readonly ('as-given' | 'above-zero')[];
  readonly definitions: readonly TriedDefinition[];
  /** Nothing, then all that the data give. */
  readonly controls: readonly (readonly ModelControl[])[];
  readonly curve: EvidenceResult<SpecificationCurve>;
}

/** A specification with the indices of its choices; see StudySpecifications. */
export type Specification = SpecificationCurve['specifications'][number];

const DRAWS = 999;
/** Share of the whole that is done when all definitions are clustered. */
const CLUSTERED = 0.2;

/** What of a study says what is compared with what. */
export interface SpecificationChoice extends OutcomeChoice {
  readonly settings: Pick<StudySettings, 'outcome' | 'yesNo' | 'seed'> &
    AlikeChoice['settings'] & { readonly clusters: ClusterDefinition };
}

/** The definitions to try: each method over the grid around the present one, or over its minimums where it has no radius. */
export function definitionsToTry(
  settings: ClusterDefinition,
): { readonly settings: ClusterDefinition; readonly adopted: boolean }[] {
  const [usual] = methodsThat(({ byRadius }) => byRadius);
  const { radiiKm, minimums } = gridAround({ ...settings, method: usual });
  const all = methodsThat(({ stability }) => stability !== null).flatMap((method) => {
    const { byRadius, leastFirms } = clusterMethod(method);
    const tried = minimums.filter((minFirms) => minFirms >= leastFirms);
    return (byRadius ? radiiKm : [settings.radiusKm]).flatMap((radiusKm) =>
      tried.map((minFirms) => ({ ...settings, method, radiusKm, minFirms })),
    );
  });
  const same = (tried: ClusterDefinition) =>
    tried.method === settings.method &&
    tried.minFirms === settings.minFirms &&
    tried.radiusKm === settings.radiusKm;
  return all.map((tried) => ({ settings: tried, adopted: same(tried) }));
}

function takeLevels(texts: readonly string[], rows: readonly number[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(rows, (row) => {
    const known = numbers.get(texts[row]) ?? numbers.size;
    numbers.set(texts[row], known);
    return known;
  });
}

/** Size and industry, as far as the data give them; one list of controls without, one with. */
function controlSets(columns: StudyColumns): readonly (readonly ModelControl[])[] {
  const { controls } = chooseTerms({ terms: ['size', 'industry'] }, columns);
  const names = controls.flat() as ModelControl[];
  return names.length > 0 ? [[], names] : [[]];
}

function partiallings(
  sets: readonly (readonly ModelControl[])[],
  columns: StudyColumns,
  rows: readonly number[],
): Partialling[] {
  return sets.map((names) => ({
    numbers: names.includes('size')
      ? [Float64Array.from(rows, (row) => (columns.size as Float64Array)[row])]
      : [],
    levels: names.includes('industry')
      ? takeLevels(columns.industry as readonly string[], rows)
      : null,
  }));
}

/** Firms that every specification is taken on: not excluded, with the outcome and every control; none without an outcome. */
export function specificationRows(study: OutcomeChoice, findings: ModelFindings): number[] {
  const values = outcomeOf(study, findings)?.values ?? new Float64Array(0);
  const columns = modelColumns(findings);
  const needed = controlSets(columns).flat();
  const rows: number[] = [];
  values.forEach((value, row) => {
    const known = needed.every(
      (name) => columns[name][row] !== '' && !Number.isNaN(columns[name][row]),
    );
    if (known && Number.isFinite(value) && findings.membership.role[row] !== ROLE_CODE.excluded)
      rows.push(row);
  });
  return rows;
}

/**
 * Compares inside with outside under every definition around the study's own; null where it has no outcome. All on the
 * same firms: those that are not excluded and have the outcome and every control.
 */
export async function studySpecifications(
  study: SpecificationChoice,
  findings: ModelFindings,
  run: Run,
): Promise<StudySpecifications | null> {
  const outcome = outcomeOf(study, findings);
  if (!outcome) return null;
  const columns = modelColumns(findings);
  const controls = controlSets(columns);
  const rows = specificationRows(study, findings);
  const { definitions, inside } = await clusterAll(study.settings.clusters, findings, rows, run);
  const values = Float64Array.from(rows, (row) => outcome.values[row]);
  const above = values.map((value) => (value > 0 ? 1 : 0));
  const graded =
    values.some((value, i) => value !== above[i]) && above.includes(0) && above.includes(1);
  const dependence = dependenceOf(study.settings.models, findings, outcome.values);
  const { numbers } = dependence;
  const curve = await specificationCurve(
    {
      outcomes: graded ? [values, above] : [values],
      definitions: inside,
      controls: partiallings(controls, columns, rows),
      // Independent firms are groups of their own.
      groups: Int32Array.from(rows, (row) => numbers?.[row] ?? row),
    },
    { seed: study.settings.seed, draws: DRAWS, progress: [CLUSTERED, 1] },
    run,
  );
  return {
    outcome: outcomeName(outcome),
    alike: alikeOf(dependence),
    outcomes: graded ? ['as-given', 'above-zero'] : ['as-given'],
    definitions,
    controls,
    curve,
  };
}

async function clusterAll(
  settings: ClusterDefinition,
  { firms, firmPlaces, membership }: ModelFindings,
  rows: readonly number[],
  run: Run,
): Promise<{ definitions: TriedDefinition[]; inside: Uint8Array[] }> {
  const wanted = definitionsToTry(settings);
  const quiet: Run = { progress: () => undefined, checkpoint: () => run.checkpoint() };
  const definitions: TriedDefinition[] = [];
  const inside: Uint8Array[] = [];
  // Clusters that no density gave (drawn ones) stand beside the grid as they are.
  const beside = wanted.some(({ adopted }) => adopted) ? [] : [{ settings, adopted: true }];
  for (const { settings: tried, adopted } of [...beside, ...wanted]) {
    const { clusterOf } = adopted
      ? membership
      : await clusterBy(clusterInput(firms, firmPlaces, tried).input, tried, quiet);
    const column = Uint8Array.from(rows, (row) => (clusterOf[row] >= 0 ? 1 : 0));
    inside.push(column);
    definitions.push({
      method: tried.method,
      radiusKm: clusterMethod(tried.method).byRadius ? tried.radiusKm : NaN,
      minFirms: tried.minFirms,
      adopted,
      insideShare: column.reduce((sum, one) => sum + one, 0) / column.length,
    });
    run.progress((CLUSTERED * definitions.length) / wanted.length);
    const wait = run.checkpoint();
    if (wait) await wait;
  }
  return { definitions, inside };
}
