import { designBasis, type DesignBasis } from '../../stats/design-basis';
import { takeEntries, takeRows, type DesignMatrix } from '../../stats/design-matrix';
import { designProduct } from '../../stats/design-products';
import { invertPositive } from '../../stats/matrix';
import { refillDesign } from '../design';
import { FAMILY_VARIANTS } from '../families';
import { fitModel } from '../fit-model';
import type { Model, ModelRequest } from '../model';
import { scaledToOne } from '../text/model-rows';
import { checkOutcome } from '../outcome';
import { isText } from '../terms';

/** The same request of some rows alone, in their order and as often as named. */
export function requestOfRows(request: ModelRequest, rows: Int32Array): ModelRequest {
  const { groups, weights, offset } = request;
  const numbers = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]);
  const columns = Object.fromEntries(
    [...new Set(request.terms.flat())].map((name) => {
      const column = request.columns[name];
      return [name, isText(column) ? Array.from(rows, (row) => column[row]) : numbers(column)];
    }),
  );
  return {
    ...request,
    outcome: numbers(request.outcome),
    columns,
    groups: groups && Int32Array.from(rows, (row) => groups[row]),
    ...(weights ? { weights: numbers(weights) } : {}),
    ...(offset ? { offset: { ...offset, values: numbers(offset.values) } } : {}),
  };
}

/** Least share of a column's length that must remain beside the others in redrawn rows for the first fit's basis to do. */
const LEAST_SHARE = 1e-3;

/** Each row that is named once, with how often it is named. */
function countedRows(rows: Int32Array, all: number): { once: Int32Array; times: Float64Array } {
  const counts = new Int32Array(all);
  for (const row of rows) counts[row]++;
  const once = Int32Array.from(counts.keys()).filter((row) => counts[row] > 0);
  return { once, times: Float64Array.from(once, (row) => counts[row]) };
}

/** Whether the columns of a first fit's basis are still well apart in other rows: none is empty or made up of others. */
function areApart(q: DesignMatrix, times: Float64Array | null): boolean {
  const product = designProduct(q, times);
  const inverse = invertPositive(product);
  if (!inverse) return false;
  const k = q.columns;
  for (let at = 0; at < k * k; at += k + 1)
    if (!(1 / (inverse.data[at] * product.data[at]) > LEAST_SHARE ** 2)) return false;
  return true;
}

function effectOfWhole(request: ModelRequest, column: string): number {
  const found = fitModel({ ...request, groups: undefined, effectsOf: [column] });
  return found.ok ? found.value.marginalEffects[0].estimate : NaN;
}

/**
 * The average effect of a yes-no column when `first`, fitted to all rows of the request, is fitted to some of them, each as often as
 * named; NaN where it can't be fitted. Searched from the first fit's coefficients in its own basis, without errors, tests and
 * checks; the whole model is fitted where that does not do. Rows must be complete.
 */
export function effectOfRows(
  request: ModelRequest,
  first: Model,
  column: string,
): (rows: Int32Array) => number {
  const whole = (rows: Int32Array) => effectOfWhole(requestOfRows(request, rows), column);
  const { refit, response, repeats, weighted } = FAMILY_VARIANTS[request.family];
  const of = refit ? designBasis(first.design.x) : null;
  if (!refit || !of?.ok) return whole;
  const start = {
    coefficients: Float64Array.from(first.terms, ({ estimate }) => estimate),
    theta: first.theta?.estimate ?? null,
  };
  const refilled = [1, 0].map((value) => refillDesign(first.design, column, value));
  return (drawn) => {
    // A row that was drawn three times is one that counts three times: fewer rows to go through.
    const counted = (repeats ?? weighted) ? countedRows(drawn, first.outcome.length) : null;
    const rows = counted?.once ?? drawn;
    const y = takeEntries(first.outcome, rows);
    if (checkOutcome(request.family, y)) return NaN;
    const basis: DesignBasis = { ...of.basis, q: takeRows(of.basis.q, rows) };
    const own = first.weights && takeEntries(first.weights, rows);
    const weights = counted ? counted.times.map((times, i) => times * (own ? own[i] : 1)) : own;
    const input = { basis, y, weights: weights && scaledToOne(weights) };
    const estimate = areApart(basis.q, counted?.times ?? null) ? refit(input, start) : null;
    if (!estimate) return whole(drawn);
    const { average } = response({ estimate }, [takeRows(first.design.x, rows)], weights);
    const [inside, outside] = refilled.map((x) => average([takeRows(x, rows)]).value);
    return inside - outside;
  };
}
