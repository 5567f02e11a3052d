import { outcomeName } from '../firms/column-names';
import {
  specificationCurve,
  suggestFamily,
  type Partialling,
  type SpecificationCurve,
} from '../../evidence';
import {
  ROLE_CODE,
  type Alike,
  type ClusterDefinition,
  type EvidenceResult,
  type ErrorChoice,
  type ModelControl,
  type ModelSettings,
  type Outcome,
  type Run,
  type StudySettings,
} from '../../model';
import { outcomeOf, type OutcomeChoice } from '../comparison/evidence';
import { alikeOf, dependenceOf } from '../comparison/evidence-groups';
import { within } from '../../model/run';
import { chooseTerms, modelColumns, type ModelFindings, type StudyColumns } from './model-columns';
import { countPerUnit, offsetOf, refusalOfOffset, type StudyOffset } from './model-setup';
import { triedDefinitions, type TriedDefinition } from './tried-definitions';

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
  /**
   * What counts are per; null for nothing. Where it is not `used`, the regressions refuse it, and the measure is taken as it is: then no firm is left out.
   */
  readonly offset: (Omit<StudyOffset, 'values'> & { readonly used: boolean }) | null;
  readonly curve: EvidenceResult<SpecificationCurve>;
}

/** A specification with the indices of its choices; see StudySpecifications. */
export type Specification = SpecificationCurve['specifications'][number];

const DRAWS = 999;
/** Share of the whole that is done when all definitions are clustered. */
const CLUSTERED = 0.2;

/** The curve before its random draws, with what every estimate is made of. */
export interface PromptSpecifications extends StudySpecifications {
  /** Firms that every specification is taken on. */
  readonly rows: readonly number[];
  /** 1 inside, 0 outside, an entry for each of them; one column per definition. */
  readonly inside: readonly Uint8Array[];
  /** Whose firms the joint test exchanges together: a number for each of them. */
  readonly groups: Int32Array;
}

/** What of a study says what is compared with what. */
export interface SpecificationChoice extends FirmsChoice {
  readonly settings: FirmsChoice['settings'] &
    Pick<StudySettings, 'seed'> & { readonly clusters: ClusterDefinition };
}

/** What of a study says which firms the curve is of. The family is needed for an offset alone. */
interface FirmsChoice extends OutcomeChoice {
  readonly settings: Pick<StudySettings, 'outcome' | 'yesNo'> & {
    readonly models?: ErrorChoice & Partial<Pick<ModelSettings, 'family'>>;
  };
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

/** What every specification is taken on: firms that are not excluded, with the measure, every control and what counts are per. */
function groundOf(study: FirmsChoice, findings: ModelFindings) {
  const outcome = outcomeOf(study, findings);
  if (!outcome) return null;
  const columns = modelColumns(findings);
  const needed = controlSets(columns).flat();
  const isKnown = (row: number) =>
    findings.membership.role[row] !== ROLE_CODE.excluded &&
    needed.every((name) => columns[name][row] !== '' && !Number.isNaN(columns[name][row]));
  const described = outcome.values.map((value, row) =>
    Number.isFinite(value) && isKnown(row) ? value : NaN,
  );
  const asked = offsetOf(findings, described);
  const used = asked && takesOffset(study, findings, { key: outcome.key, values: described });
  const values = used ? countPerUnit(described, asked) : described;
  const rows: number[] = [];
  values.forEach((value, row) => {
    if (!Number.isNaN(value)) rows.push(row);
  });
  const { zero, blank } = used ? asked : { zero: 0, blank: 0 };
  const offset = asked && { column: asked.column, zero, blank, used: used === true };
  return { outcome, columns, values, rows, offset };
}

/** Whether the regressions take the offset, as far as the measure and the family say. */
function takesOffset(
  { settings: { models } }: FirmsChoice,
  findings: ModelFindings,
  outcome: Pick<Outcome, 'key' | 'values'>,
): boolean {
  const { family: chosen = 'automatic' } = models ?? {};
  const isWeighted = Boolean(findings.firms.surveyWeights);
  const suggested = () => suggestFamily(outcome.values, isWeighted)?.family ?? 'ols';
  const family = chosen === 'automatic' ? suggested() : chosen;
  return refusalOfOffset(outcome, findings, family) === null;
}

/** Firms that every specification is taken on; none without an outcome. */
export function specificationRows(study: FirmsChoice, findings: ModelFindings): readonly number[] {
  return groundOf(study, findings)?.rows ?? [];
}

/**
 * Compares inside with outside under every definition around the study's own, with the joint test; null where it has no outcome. All on the
 * same firms: those that are not excluded and have the outcome, every control and what counts are per, by which these are then divided.
 */
export async function studySpecifications(
  study: SpecificationChoice,
  findings: ModelFindings,
  run: Run,
): Promise<StudySpecifications | null> {
  const found = await promptSpecifications(study, findings, run, DRAWS);
  return found && withoutSides(found);
}

function withoutSides({
  rows: _,
  inside: __,
  groups: ___,
  ...shown
}: PromptSpecifications): StudySpecifications {
  return shown;
}

/** The same without the joint test, whose p is NaN, unless `draws` are wanted. */
export async function promptSpecifications(
  study: SpecificationChoice,
  findings: ModelFindings,
  run: Run,
  draws = 0,
): Promise<PromptSpecifications | null> {
  const ground = groundOf(study, findings);
  if (!ground) return null;
  const { outcome, columns, rows, offset } = ground;
  const controls = controlSets(columns);
  const share = draws > 0 ? CLUSTERED : 1;
  const { definitions, inside } = await triedDefinitions(
    study.settings.clusters,
    findings,
    rows,
    within(run, 0, share),
  );
  const values = Float64Array.from(rows, (row) => ground.values[row]);
  const above = values.map((value) => (value > 0 ? 1 : 0));
  const graded =
    values.some((value, i) => value !== above[i]) && above.includes(0) && above.includes(1);
  const dependence = dependenceOf(study.settings.models, findings, outcome.values);
  const { numbers } = dependence;
  // Independent firms are groups of their own.
  const groups = Int32Array.from(rows, (row) => numbers?.[row] ?? row);
  const curve = await specificationCurve(
    {
      outcomes: graded ? [values, above] : [values],
      definitions: inside,
      controls: partiallings(controls, columns, rows),
      groups,
    },
    { seed: study.settings.seed, draws, progress: [share, 1] },
    run,
  );
  return {
    outcome: outcomeName(outcome),
    alike: alikeOf(dependence),
    outcomes: graded ? ['as-given', 'above-zero'] : ['as-given'],
    definitions,
    controls,
    offset,
    curve,
    rows,
    inside,
    groups,
  };
}
