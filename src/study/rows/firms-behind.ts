import { clusterBy, clusterMethod } from '../../cluster';
import { entropyWeights, propensityWeights } from '../../evidence';
import type { Candidates } from '../../evidence/likeness/balance-weights';
import { nearestOfSize } from '../../evidence/likeness/nearest-size';
import {
  type ClusterDefinition,
  ROLE_CODE,
  type ClusterMethod,
  type Outcome,
  type Run,
} from '../../model';
import {
  balanceStrata,
  isComparedByStratum,
  sizeForMatching,
  type Balance,
} from '../comparison/balanced';
import { clusterInput } from '../clusters';
import { outcomeOf } from '../comparison/evidence';
import { groupsOfComparison } from '../comparison/evidence-groups';
import { INSIDE, modelColumns, type ModelFindings } from '../questions/model-columns';
import { setUpModels, type ModelChoice } from '../questions/model-setup';
import { specificationRows } from '../questions/specifications';
import { isWeighed } from '../comparison/survey-weights';

/** Sides of the comparison. */
export type Side = 'inside' | 'outside';

/** What a mark of a figure or a number of a table stands for: which firms are behind it. */
export type FirmsMark =
  /** One side of the comparison: its firms with an outcome. */
  | { readonly kind: 'side'; readonly side: Side }
  /** Those of them with an outcome from `low` to below `high`; equal ones for one value, null for no upper end. */
  | {
      readonly kind: 'values';
      readonly side: Side;
      readonly low: number;
      readonly high: number | null;
    }
  /** In neither group of the comparison, or in one but without an outcome. */
  | { readonly kind: 'not-compared'; readonly because: 'excluded' | 'unmeasured' }
  /** Firms that are compared with like firms, and their counterparts. */
  | { readonly kind: 'balance'; readonly by: Balance }
  /** Firms that the regressions are fitted to. */
  | { readonly kind: 'model' }
  /** Those of them that a term sets apart; all of them where it is a matter of degree. */
  | { readonly kind: 'term'; readonly name: string }
  /** Firms in a group of the comparison that lack the outcome or a term. */
  | { readonly kind: 'not-in-model' }
  /** Firms of the specification curve that are inside by another definition. `radiusKm`: null for a method without one. */
  | {
      readonly kind: 'definition';
      readonly method: ClusterMethod;
      readonly radiusKm: number | null;
      readonly minFirms: number;
    };

/** What of a study says which firms its figures are about. */
export interface BehindChoice extends ModelChoice {
  readonly settings: ModelChoice['settings'] & { readonly clusters: ClusterDefinition };
}

/** The answer, with what was asked: the page may have asked for another mark meanwhile. */
export interface FirmsBehind {
  readonly mark: FirmsMark;
  /** Rows of the firms table, ascending. */
  readonly firms: readonly number[];
}

/** The firms behind a mark; none where the study has no such figure. O(n), or a clustering for a definition. */
export async function firmsBehind(
  study: BehindChoice,
  findings: ModelFindings,
  mark: FirmsMark,
  run: Run,
): Promise<FirmsBehind> {
  const firms =
    mark.kind === 'definition'
      ? await insideBy(study, findings, mark, run)
      : indicesWhere(findings.firms.count, testFor(study, findings, mark));
  return { mark, firms };
}

type Test = (firm: number) => boolean;
const NONE: Test = () => false;

function testFor(
  study: BehindChoice,
  findings: ModelFindings,
  mark: Exclude<FirmsMark, { kind: 'definition' }>,
): Test {
  const outcome = outcomeOf(study, findings);
  if (!outcome) return NONE;
  const side = groupsOfComparison(findings);
  const measured: Test = (firm) => Number.isFinite(outcome.values[firm]);
  const weighed = isWeighed(findings.firms);
  switch (mark.kind) {
    case 'side':
      return (firm) => side[firm] === CODE[mark.side] && measured(firm) && weighed(firm);
    case 'values':
      return (firm) =>
        side[firm] === CODE[mark.side] && isWithin(outcome.values[firm], mark) && weighed(firm);
    case 'not-compared':
      return mark.because === 'excluded'
        ? (firm) => findings.membership.role[firm] === ROLE_CODE.excluded
        : (firm) => side[firm] !== NEITHER && !measured(firm);
    case 'balance':
      return balanced(findings, outcome, side, mark.by);
    default:
      return ofModel(study, findings, mark);
  }
}

/** As `groupsOfComparison` has them. */
const CODE: Readonly<Record<Side, number>> = { inside: 1, outside: 0 };
const NEITHER = 2;

function isWithin(value: number, { low, high }: Extract<FirmsMark, { kind: 'values' }>): boolean {
  return low === high ? value === low : value >= low && (high === null || value < high);
}

/** What firms outside weigh in the ways that weigh them; null where no weights do. */
const WEIGHTS: Partial<Record<Balance, (of: Candidates, caliper: number) => Float64Array | null>> =
  {
    matched: ({ rows, inside, strata, size }, caliper) =>
      nearestOfSize(rows, inside, strata, size, caliper),
    propensity: propensityWeights,
    entropy: entropyWeights,
  };

function balanced(findings: ModelFindings, outcome: Outcome, side: Uint8Array, by: Balance): Test {
  const all = balanceStrata(findings)[by];
  const weigh = WEIGHTS[by];
  if (!weigh) return isComparedByStratum(outcome.values, side, all);
  const strata = all.some((stratum) => stratum > 0) ? all : new Int32Array(all.length);
  const { size, caliper } = sizeForMatching(findings);
  const rows = indicesWhere(
    side.length,
    (firm) =>
      side[firm] !== NEITHER &&
      strata[firm] >= 0 &&
      Number.isFinite(outcome.values[firm]) &&
      Number.isFinite(size[firm]),
  );
  const weight =
    weigh({ rows, inside: side, strata, size }, caliper) ?? new Float64Array(size.length);
  return (firm) => weight[firm] > 0;
}

function ofModel(
  study: BehindChoice,
  findings: ModelFindings,
  mark: Extract<FirmsMark, { kind: 'model' | 'term' | 'not-in-model' }>,
): Test {
  const setup = setUpModels(study, findings);
  if (!setup) return NONE;
  const weighed = isWeighed(findings.firms);
  const taking: Test = (firm) => Number.isFinite(setup.values[firm]) && weighed(firm);
  if (mark.kind === 'not-in-model')
    return (firm) =>
      !Number.isFinite(setup.values[firm]) && findings.membership.role[firm] !== ROLE_CODE.excluded;
  const apart = mark.kind === 'term' ? setApart(mark.name, findings) : null;
  return apart ? (firm) => taking(firm) && apart(firm) : taking;
}

/** Columns of which a term says "has it" or "has it not". */
const PRESENCE: ReadonlySet<string> = new Set([INSIDE, 'subcontractor', 'frequency']);

/** Which firms a term is about: those with the category, the yes, or any contact; null where every firm has some of it. */
function setApart(name: string, findings: ModelFindings): Test | null {
  const columns: Readonly<Record<string, ArrayLike<number | string>>> = modelColumns(findings);
  // Headers may hold an equals sign themselves.
  const column = Object.keys(columns).find((key) => name.startsWith(`${key}=`));
  if (column !== undefined)
    return (firm) => columns[column][firm] === name.slice(column.length + 1);
  if (name.includes('=') && !Object.hasOwn(columns, name)) return NONE;
  return PRESENCE.has(name) ? (firm) => Number(columns[name][firm]) > 0 : null;
}

async function insideBy(
  study: BehindChoice,
  findings: ModelFindings,
  { method, radiusKm, minFirms }: Extract<FirmsMark, { kind: 'definition' }>,
  run: Run,
): Promise<number[]> {
  const rows = specificationRows(study, findings);
  const { clusters } = study.settings;
  const settings = { ...clusters, method, minFirms, radiusKm: radiusKm ?? clusters.radiusKm };
  const same =
    method === clusters.method &&
    (!clusterMethod(method).derives ||
      (minFirms === clusters.minFirms && settings.radiusKm === clusters.radiusKm));
  const { clusterOf } = same
    ? findings.membership
    : await clusterBy(
        clusterInput(findings.firms, findings.firmPlaces, settings).input,
        settings,
        run,
      );
  return rows.filter((firm) => clusterOf[firm] >= 0);
}

function indicesWhere(count: number, test: Test): number[] {
  const found: number[] = [];
  for (let firm = 0; firm < count; firm++) if (test(firm)) found.push(firm);
  return found;
}
