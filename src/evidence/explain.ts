import { UNATTENDED, type Run } from '../model/run';
import { createRandom, type Random } from '../stats/random';
import { quantileOfSorted } from '../stats/summary';
import { completeRows } from './design';
import { repeatDraws } from './draws';
import type { Family } from './families/family-fit';
import { fitModel } from './fit-model';
import { gatherGroups } from './groups';
import type { MarginalEffect } from './marginal-effects';
import type { PermutationOptions } from './permutation';
import { answered, note, refused, type EvidenceResult } from './problem';
import { isText, type ModelColumn, type Term } from './terms';

/** Does the flow of information account for the difference between inside and outside? */
export interface ExplanationRequest {
  readonly family: Family;
  readonly outcome: Float64Array;
  /** The column that is 1 inside, 0 outside, NaN in neither. */
  readonly inside: string;
  /** Terms that stand for the flow of information. */
  readonly proxies: readonly Term[];
  readonly controls: readonly Term[];
  readonly columns: Readonly<Record<string, ModelColumn>>;
  readonly bases?: Readonly<Record<string, string>>;
  /** Municipality of each firm, negative where not known. Without groups, single firms are drawn anew. */
  readonly groups?: Int32Array;
}

/** One proxy's part in the change. Parts need not add up to the whole, since proxies resemble each other. */
export interface ProxyShare {
  readonly term: Term;
  /** How far the effect falls when this proxy alone joins the controls. */
  readonly alone: number;
  /** How far it falls further when this proxy joins all the others. */
  readonly last: number;
}

/** The average marginal effect of being inside, without and with the proxies, on the same firms. An association. */
export interface Explanation {
  readonly n: number;
  readonly missing: number;
  readonly without: MarginalEffect;
  readonly with: MarginalEffect;
  /** `without` minus `with`, and its 95 % percentile interval; NaN where over a tenth of the draws failed. */
  readonly change: number;
  readonly ciLow: number;
  readonly ciHigh: number;
  readonly proxies: readonly ProxyShare[];
  readonly bootstrap: {
    readonly draws: number;
    /** Draws on which one of the models could not be fitted. */
    readonly failed: number;
    readonly seed: number;
    readonly unit: 'municipalities' | 'firms';
    /** Municipalities or firms that were drawn from. */
    readonly units: number;
  };
}

const MOST_FAILURES = 0.1;

/** The rows of a request alone, in the given order and as often as named. */
function takeRows(request: ExplanationRequest, rows: ArrayLike<number>): ExplanationRequest {
  const numbers = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]);
  const names = new Set([request.inside, ...request.proxies.flat(), ...request.controls.flat()]);
  const columns: Record<string, ModelColumn> = {};
  for (const name of names) {
    const column = request.columns[name];
    columns[name] = isText(column) ? Array.from(rows, (row) => column[row]) : numbers(column);
  }
  const { groups } = request;
  return {
    ...request,
    outcome: numbers(request.outcome),
    columns,
    groups: groups && Int32Array.from(rows, (row) => groups[row]),
  };
}

/** Effect of being inside beside the controls and some proxies. */
function effectBeside(
  request: ExplanationRequest,
  proxies: readonly Term[],
): EvidenceResult<MarginalEffect> {
  const result = fitModel({
    family: request.family,
    outcome: request.outcome,
    terms: [[request.inside], ...request.controls, ...proxies],
    columns: request.columns,
    bases: request.bases,
    groups: request.groups,
    effectsOf: [request.inside],
  });
  return result.ok ? answered(result.value.marginalEffects[0]) : result;
}

/** Rows of a sample in which whole units are drawn with replacement. */
function redraw(units: readonly (readonly number[])[], random: Random): number[] {
  return units.flatMap(() => units[random.below(units.length)]);
}

function unitsOf(request: ExplanationRequest): number[][] {
  const rows = [...request.outcome.keys()];
  if (!request.groups) return rows.map((row) => [row]);
  const { of, count } = gatherGroups(request.groups, rows);
  const units: number[][] = Array.from({ length: count }, () => []);
  of.forEach((unit, row) => units[unit].push(row));
  return units;
}

/** Every proxy's part, or null where one of the models can't be fitted. */
function sharesOf(
  request: ExplanationRequest,
  without: number,
  complete: number,
): ProxyShare[] | null {
  const shares: ProxyShare[] = [];
  for (const term of request.proxies) {
    const alone = effectBeside(request, [term]);
    const rest = effectBeside(
      request,
      request.proxies.filter((other) => other !== term),
    );
    if (!alone.ok || !rest.ok) return null;
    shares.push({
      term,
      alone: without - alone.value.estimate,
      last: rest.value.estimate - complete,
    });
  }
  return shares;
}

/** Changes of the effect on redrawn firms, ascending; draws without both models are left out. */
async function bootstrapChanges(
  request: ExplanationRequest,
  units: readonly (readonly number[])[],
  { seed, draws, progress }: PermutationOptions,
  run: Run,
): Promise<Float64Array> {
  const random = createRandom(seed);
  const changes: number[] = [];
  const draw = (): void => {
    const sample = takeRows(request, redraw(units, random));
    const without = effectBeside(sample, []);
    const complete = without.ok ? effectBeside(sample, request.proxies) : without;
    if (without.ok && complete.ok) changes.push(without.value.estimate - complete.value.estimate);
  };
  await repeatDraws(draws, Infinity, run, draw, progress);
  return Float64Array.from(changes).sort();
}

/**
 * Fits the model without and with the proxies on the firms that have every value, and compares the average marginal
 * effect of being inside. The interval redraws whole municipalities with replacement, so that firms of one place stay
 * together. Cost: 2 · draws fits; progress, cancelling through `run`. Source: Efron and Tibshirani 1993.
 */
export async function explainDifference(
  request: ExplanationRequest,
  options: PermutationOptions,
  run: Run = UNATTENDED,
): Promise<EvidenceResult<Explanation>> {
  const terms: readonly Term[] = [[request.inside], ...request.controls, ...request.proxies];
  const unknown = terms.flat().find((name) => !Object.hasOwn(request.columns, name));
  if (unknown !== undefined) return refused('column-unknown', { column: unknown });
  const rows = completeRows(request.outcome, terms, request.columns);
  const missing = request.outcome.length - rows.length;
  if (rows.length === 0) return refused('outcome-all-missing', { missing });
  const sample = takeRows(request, rows);
  const without = effectBeside(sample, []);
  if (!without.ok) return without;
  const complete = effectBeside(sample, request.proxies);
  if (!complete.ok) return complete;
  const units = unitsOf(sample);
  const changes = await bootstrapChanges(sample, units, options, run);
  const failed = options.draws - changes.length;
  const usable = failed <= MOST_FAILURES * options.draws;
  const explanation: Explanation = {
    n: rows.length,
    missing,
    without: without.value,
    with: complete.value,
    change: without.value.estimate - complete.value.estimate,
    ciLow: usable ? quantileOfSorted(changes, 0.025) : NaN,
    ciHigh: usable ? quantileOfSorted(changes, 0.975) : NaN,
    proxies: sharesOf(sample, without.value.estimate, complete.value.estimate) ?? [],
    bootstrap: {
      draws: options.draws,
      failed,
      seed: options.seed,
      unit: request.groups ? 'municipalities' : 'firms',
      units: units.length,
    },
  };
  return answered(explanation, missing > 0 ? [note('rows-missing', { rows: missing })] : []);
}
