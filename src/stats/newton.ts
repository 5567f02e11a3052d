import { dot, solvePositive, type DenseMatrix } from './matrix';

/** A log-likelihood to be maximised. Parameters should be scaled so that a step of 1 is a large one. */
export interface Objective {
  /** Log-likelihood; −Infinity or NaN where the parameters are not allowed. */
  value(parameters: Float64Array): number;
  /** Gradient, and minus the matrix of second derivatives. */
  derivatives(parameters: Float64Array): { gradient: Float64Array; information: DenseMatrix };
  /** Largest change that a step makes to any row's linear predictor (or to a parameter that is none). */
  reach(step: Float64Array): number;
}

/**
 * `converged`: gradient and step are zero to rounding. `diverging`: the likelihood keeps rising ever more slowly
 * while a parameter runs away, as under separation. `exhausted`: neither, within the allowed steps.
 */
export type Outcome = 'converged' | 'diverging' | 'exhausted';

export interface Maximum {
  readonly outcome: Outcome;
  readonly parameters: Float64Array;
  readonly value: number;
  readonly iterations: number;
  /** Largest absolute entry of the gradient at `parameters`. */
  readonly gradient: number;
  /** The last step: where a diverging search was heading. */
  readonly step: Float64Array;
}

const MAX_STEPS = 100;
const MAX_HALVINGS = 40;
/** A predictor that moves less than this is done: one more step then squares the error away. */
const STILL = 1e-8;
/** Expected gain in log-likelihood that nobody would climb for. */
const NO_GAIN = 1e-7;
/** Steps for hardly any gain that stay long, one after the other: the search follows a ridge that never ends. */
const PATIENCE = 3;
const LONG_STEP = 1e-3;

/**
 * A function of the parameters that answers at once when it is asked again with the very array of the last time. Newton's method
 * asks for the value and the derivatives at one place, which share most of their work.
 */
export function remembered<T>(
  compute: (parameters: Float64Array) => T,
): (parameters: Float64Array) => T {
  let last: { readonly parameters: Float64Array; readonly answer: T } | null = null;
  return (parameters) => {
    if (last?.parameters !== parameters) last = { parameters, answer: compute(parameters) };
    return last.answer;
  };
}

function largest(values: Float64Array): number {
  return values.reduce((most, v) => Math.max(most, Math.abs(v)), 0);
}

/** Newton's step, the information raised along its diagonal as far as it takes to point uphill. */
function ascent(information: DenseMatrix, gradient: Float64Array): Float64Array | null {
  const plain = solvePositive(information, gradient);
  if (plain && dot(plain, gradient) >= 0) return plain;
  const k = information.columns;
  let scale = 0;
  for (let i = 0; i < k; i++) scale = Math.max(scale, Math.abs(information.data[i * k + i]));
  if (!(scale > 0) || !Number.isFinite(scale)) return null;
  for (let ridge = scale * 1e-4; ridge <= scale * 1e4; ridge *= 2) {
    const raised = { ...information, data: Float64Array.from(information.data) };
    for (let i = 0; i < k; i++) raised.data[i * k + i] += ridge;
    const step = solvePositive(raised, gradient);
    if (step && dot(step, gradient) >= 0) return step;
  }
  return null;
}

function moved(from: Float64Array, step: Float64Array, share: number): Float64Array {
  return from.map((value, i) => value + share * step[i]);
}

/**
 * Newton's method with step halving, until the gradient has converged and not merely the likelihood.
 * Deterministic. Cost: a few calls of `derivatives`, 5 to 10 for ordinary data.
 */
export function maximise(objective: Objective, start: Float64Array): Maximum {
  let parameters: Float64Array = Float64Array.from(start);
  let value = objective.value(parameters);
  let step: Float64Array = new Float64Array(start.length);
  let outcome: Outcome = 'exhausted';
  let iterations = 0;
  let lastReach = Infinity;
  let idle = 0;
  while (iterations < MAX_STEPS) {
    iterations++;
    const { gradient, information } = objective.derivatives(parameters);
    const next = ascent(information, gradient);
    if (!next) break;
    step = next;
    const reach = objective.reach(step);
    if (reach < STILL) {
      parameters = moved(parameters, step, 1);
      value = objective.value(parameters);
      outcome = 'converged';
      break;
    }
    // Near a maximum Newton's steps shrink by their square; towards infinity they hardly shrink at all.
    const lingers = reach > LONG_STEP && reach > lastReach / 2 && dot(step, gradient) < NO_GAIN;
    idle = lingers ? idle + 1 : 0;
    lastReach = reach;
    if (idle === PATIENCE) {
      outcome = 'diverging';
      break;
    }
    const taken = climb(objective, parameters, value, step, reach);
    if (!taken) break;
    ({ parameters, value } = taken);
  }
  const gradient = largest(objective.derivatives(parameters).gradient);
  return { outcome, parameters, value, iterations, gradient, step };
}

/** The step, halved until the likelihood does not fall; null where it falls however short the step. */
function climb(
  objective: Objective,
  from: Float64Array,
  value: number,
  step: Float64Array,
  reach: number,
): { parameters: Float64Array; value: number } | null {
  // Near the top the likelihood's own rounding hides whether a step went up, and Newton needs no guarding there.
  const slack = reach < 1e-3 ? 1e-9 * (Math.abs(value) + 1) : 0;
  for (let halving = 0, share = 1; halving <= MAX_HALVINGS; halving++, share /= 2) {
    const parameters = Float64Array.from(moved(from, step, share));
    const reached = objective.value(parameters);
    if (reached >= value - slack) return { parameters, value: reached };
  }
  return null;
}
