import { mean } from '../../stats/summary';
import { completeRows } from '../design';
import type { ModelRequest } from '../model';
import { refused, type Refusal } from '../problem';
import { checkWeights, type Unweighted } from '../survey-weights';
import type { Term } from '../terms';

/** The rows that a model is fitted to. */
export interface ModelRows {
  readonly ok: true;
  readonly rows: Int32Array;
  /** Their survey weights; null where none were given. */
  readonly weights: Float64Array | null;
  /** Rows that have all else. */
  readonly unweighted: Unweighted;
}

/** What stops a request before anything is fitted, or the rows that take part. */
export function rowsFor(
  { outcome, columns, groups, weights, offset }: ModelRequest,
  terms: readonly Term[],
): ModelRows | Refusal {
  const unknown = terms.flat().find((name) => !Object.hasOwn(columns, name));
  if (unknown !== undefined) return refused('column-unknown', { column: unknown });
  const named = terms.flat().map((name) => columns[name].length);
  for (const length of [groups?.length, weights?.length, offset?.values.length, ...named]) {
    if (length !== undefined && length !== outcome.length) {
      throw new RangeError(`a column of ${length} rows beside ${outcome.length} outcomes`);
    }
  }
  const described = completeRows(outcome, terms, columns);
  const complete = offset
    ? described.filter((row) => Number.isFinite(offset.values[row]))
    : described;
  if (complete.length === 0) return refused('outcome-all-missing', { missing: outcome.length });
  if (!weights)
    return { ok: true, rows: complete, weights: null, unweighted: { missing: 0, zero: 0 } };
  const rows = complete.filter((row) => weights[row] > 0);
  const bad = checkWeights(weights);
  if (bad) return bad;
  if (rows.length === 0) return refused('survey-weights-none', { firms: complete.length });
  const zero = complete.filter((row) => weights[row] === 0).length;
  return {
    ok: true,
    rows,
    weights: Float64Array.from(rows, (row) => weights[row]),
    unweighted: { missing: complete.length - rows.length - zero, zero },
  };
}

/** The same weights with mean 1, in which a fit is as well scaled as without them. */
export function scaledToOne(weights: Float64Array): Float64Array {
  const centre = mean(weights);
  return weights.map((weight) => weight / centre);
}
