import { UNATTENDED, type Run } from '../model/run';
import { createRandom } from '../stats/random';
import { drawInParts, eachDraw, type DrawTask } from '../stats/draw-parts';
import type { Family } from './families/family-fit';
import { fitModel } from './fit-model';
import { gatherGroups } from './groups';
import type { MarginalEffect } from './marginal-effects';
import type { Model, ModelRequest } from './model';
import { rowsFor } from './text/model-rows';
import { percentileInterval } from './draws/percentile-interval';
import type { PermutationOptions } from './draws/permutation';
import { answered, note, type EvidenceResult } from './problem';
import { effectOfRows, requestOfRows } from './draws/refit';
import { notesOnUnweighted } from './survey-weights';
import { termName, type ModelColumn, type Term } from './terms';

/** Does the flow of information account for the difference between inside and outside? */
export interface ExplanationRequest {
  readonly family: Family;
  readonly outcome: Float64Array;
  /** The column that is 1 inside, 0 outside, NaN in neither. */
  readonly inside: string;
  /** Terms that stand for the flow of information. */
  readonly proxies: readonly Term[];
  readonly controls: readonly Term[];
  /** Terms that the zero part has where the model has them; all unless given. */
  readonly zeroTerms?: readonly Term[];
  readonly columns: Readonly<Record<string, ModelColumn>>;
  readonly bases?: Readonly<Record<string, string>>;
  /** Survey weights, NaN where missing; drawn with their firms. */
  readonly weights?: Float64Array;
  /** As a model takes it; drawn with its firms. */
  readonly offset?: ModelRequest['offset'];
  /** Group of each firm, negative where not known. Without groups, single firms are drawn anew. */
  readonly groups?: Int32Array;
}

/** How far the effect falls, with its 95 % percentile interval; NaN without draws, and where over a tenth of them failed. */
export interface Part {
  readonly estimate: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

/** One proxy's part in the change. Parts need not add up to the whole, since proxies resemble each other. */
export interface ProxyShare {
  readonly term: Term;
  /** When this proxy alone joins the controls. */
  readonly alone: Part;
  /** Further, when this proxy joins all the others. */
  readonly last: Part;
  /**
   * What the proxy does to the difference. `together`: held constant, alone or beside the others, the difference is smaller.
   * `suppressor`: beside the others the difference is larger with it held constant.
   */
  readonly role: 'together' | 'suppressor' | 'neither';
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
    /** Standard error that the finite number of draws leaves in the ends of the change's interval, the larger of both. */
    readonly monteCarloError: number;
    /** Draws on which one of the models could not be fitted. */
    readonly failed: number;
    readonly seed: number;
    readonly unit: 'groups' | 'firms';
    /** Groups or firms that were drawn from. */
    readonly units: number;
  };
}

/** The model of being inside beside the controls and some proxies. */
function modelOf(request: ExplanationRequest, proxies: readonly Term[]): ModelRequest {
  const { family, outcome, inside, controls, columns, bases, groups, weights, offset } = request;
  const terms = [[inside], ...controls, ...proxies];
  const chosen = request.zeroTerms && new Set(request.zeroTerms.map(termName));
  const zeroTerms = chosen && terms.filter((term) => chosen.has(termName(term)));
  return {
    family,
    outcome,
    terms,
    zeroTerms,
    columns,
    bases,
    groups,
    weights,
    offset,
    effectsOf: [inside],
  };
}

function unitsOf(request: ExplanationRequest): number[][] {
  const rows = [...request.outcome.keys()];
  if (!request.groups) return rows.map((row) => [row]);
  const { of, count } = gatherGroups(request.groups, rows);
  const units: number[][] = Array.from({ length: count }, () => []);
  of.forEach((unit, row) => units[unit].push(row));
  return units;
}

/** The effect beside some proxies; NaN where it can't be had. */
type Effects = (proxies: readonly Term[]) => number;

function eachOnce<T>(of: (proxies: readonly Term[]) => T): (proxies: readonly Term[]) => T {
  const known = new Map<string, T>();
  return (proxies) => {
    const key = JSON.stringify(proxies);
    if (!known.has(key)) known.set(key, of(proxies));
    return known.get(key)!;
  };
}

type Models = (proxies: readonly Term[]) => EvidenceResult<Model>;

function effectsOf(models: Models): Effects {
  return (proxies) => {
    const found = models(proxies);
    return found.ok ? found.value.marginalEffects[0].estimate : NaN;
  };
}

/** Each proxy's part alone, then each one's beside the others. */
function partsOf({ proxies }: ExplanationRequest, effect: Effects): number[] {
  const others = (term: Term) => proxies.filter((other) => other !== term);
  return [
    ...proxies.map((term) => effect([]) - effect([term])),
    ...proxies.map((term) => effect(others(term)) - effect(proxies)),
  ];
}

/** What the redrawn firms give: NaN where a model can't be fitted to them. */
interface Redraw {
  readonly change: number;
  /** As `partsOf` has them; empty where there is no change. */
  readonly parts: readonly number[];
}

/** Firms that have every value, in units that are drawn whole. */
export interface Redrawing {
  readonly sample: ExplanationRequest;
  readonly seed: number;
}

/** The numbers of the units of each draw, by the draw's number from 0. */
function unitDealer(units: number, seed: number): (number: number) => Int32Array {
  let random = createRandom(seed);
  let drawn = 0;
  return (number) => {
    if (number < drawn) [random, drawn] = [createRandom(seed), 0];
    for (; drawn < number; drawn++) for (let i = 0; i < units; i++) random.below(units);
    drawn++;
    return Int32Array.from({ length: units }, () => random.below(units));
  };
}

/** Which units are drawn in each draw, for who repeats them. */
export interface DrawnUnits {
  /** Number of each row's unit from 0; −1 where the row is in no draw. */
  readonly unitOf: Int32Array;
  readonly draws: readonly Int32Array[];
}

/** The draws of `explainDifference`; null where it refuses. */
export function drawnUnits(
  request: ExplanationRequest,
  { seed, draws }: PermutationOptions,
): DrawnUnits | null {
  const taken = rowsOf(request);
  if (!taken.ok) return null;
  const units = unitsOf({
    ...request,
    ...requestOfRows(modelOf(request, request.proxies), taken.rows),
  });
  const unitOf = new Int32Array(request.outcome.length).fill(-1);
  units.forEach((rows, unit) => rows.forEach((at) => (unitOf[taken.rows[at]] = unit)));
  const deal = unitDealer(units.length, seed);
  return { unitOf, draws: Array.from({ length: draws }, (_, draw) => deal(draw)) };
}

/** The firms that have every value. */
function rowsOf(request: ExplanationRequest) {
  const terms: readonly Term[] = [[request.inside], ...request.controls, ...request.proxies];
  return rowsFor(modelOf(request, request.proxies), terms);
}

/** Fits the models to redrawn firms. */
export const EXPLANATION_REDRAWS: DrawTask<Redrawing, readonly Redraw[]> = {
  name: 'explanation',
  start: (redrawing) => {
    const { sample } = redrawing;
    const units = unitsOf(sample);
    const deal = unitDealer(units.length, redrawing.seed);
    const effectOf = eachOnce((proxies) => {
      const first = fitModel(modelOf(sample, proxies));
      if (!first.ok) return () => NaN;
      return effectOfRows(modelOf(sample, proxies), first.value, sample.inside);
    });
    return async (from, to, run) => {
      const found: Redraw[] = [];
      const draw = (number: number): void => {
        const rows = Int32Array.from([...deal(number)].flatMap((unit) => units[unit]));
        const effect = eachOnce((proxies) => effectOf(proxies)(rows));
        const change = effect([]) - effect(sample.proxies);
        found.push({ change, parts: Number.isNaN(change) ? [] : partsOf(sample, effect) });
      };
      await eachDraw(from, to, Infinity, run, draw);
      return found;
    };
  },
};

/** Operations of a draw's fits for each firm, roughly: some steps of Newton's method with some columns. */
const EACH_FIRM = 1000;

function sharesOf(
  request: ExplanationRequest,
  effect: Effects,
  redraws: readonly Redraw[],
): ProxyShare[] {
  const { proxies } = request;
  const found = partsOf(request, effect);
  if (found.some(Number.isNaN)) return [];
  const direction = Math.sign(effect([]));
  const part = (at: number): Part => {
    const { ciLow, ciHigh } = percentileInterval(
      redraws.flatMap(({ parts }) => (parts.length > 0 ? [parts[at]] : [])),
      redraws.length,
    );
    return { estimate: found[at], ciLow, ciHigh };
  };
  return proxies.map((term, i) => {
    const [alone, last] = [part(i), part(proxies.length + i)];
    const falls = (of: Part) => of.estimate * direction > 0;
    const role = falls(last) ? (falls(alone) ? 'together' : 'neither') : 'suppressor';
    return { term, alone, last, role };
  });
}

/**
 * Fits the model without and with the proxies on the firms that have every value, and compares the average marginal
 * effect of being inside. The interval redraws whole groups with replacement, so that firms of one place stay
 * together. Cost: up to 2^proxies fits a draw; progress, cancelling and helpers through `run`. Source: Efron and Tibshirani 1993.
 */
export async function explainDifference(
  request: ExplanationRequest,
  options: PermutationOptions,
  run: Run = UNATTENDED,
): Promise<EvidenceResult<Explanation>> {
  const taken = rowsOf(request);
  if (!taken.ok) return taken;
  const { rows, unweighted } = taken;
  const missing = request.outcome.length - rows.length - unweighted.missing - unweighted.zero;
  const sample = { ...request, ...requestOfRows(modelOf(request, request.proxies), rows) };
  const models = eachOnce((proxies) => fitModel(modelOf(sample, proxies)));
  const [without, complete] = [models([]), models(request.proxies)];
  if (!without.ok) return without;
  if (!complete.ok) return complete;
  const effect = effectsOf(models);
  const { draws, seed, progress } = options;
  const plan = { draws, cost: rows.length * EACH_FIRM, progress };
  const redraws = (await drawInParts(EXPLANATION_REDRAWS, { sample, seed }, plan, run)).flat();
  const changes = redraws.map(({ change }) => change).filter((change) => !Number.isNaN(change));
  const { monteCarloError, ...interval } = percentileInterval(changes, draws);
  const explanation: Explanation = {
    n: rows.length,
    missing,
    without: without.value.marginalEffects[0],
    with: complete.value.marginalEffects[0],
    change: effect([]) - effect(request.proxies),
    ...interval,
    proxies: sharesOf(sample, effect, redraws),
    bootstrap: {
      draws,
      monteCarloError,
      failed: draws - changes.length,
      seed,
      unit: request.groups ? 'groups' : 'firms',
      units: unitsOf(sample).length,
    },
  };
  const notes = missing > 0 ? [note('rows-missing', { rows: missing })] : [];
  return answered(explanation, [...notes, ...notesOnUnweighted(unweighted)]);
}
