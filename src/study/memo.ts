import type { Run } from '../model';
import { isObject } from './intern';

/**
 * A piece of work that is given what it declares and nothing else: `select` takes it out of all that there is, and `compute` sees that
 * alone. What is selected tells whether the result still holds.
 */
export interface Stage<From, Inputs extends object, Result> {
  readonly name: string;
  select(from: From): Inputs;
  compute(inputs: Inputs, run: Run): Result | Promise<Result>;
}

export function stage<From, Inputs extends object, Result>(
  name: string,
  select: (from: From) => Inputs,
  compute: (inputs: Inputs, run: Run) => Result | Promise<Result>,
): Stage<From, Inputs, Result> {
  return { name, select, compute };
}

/** These members of an object and no others: what is declared of it. */
export function pick<T extends object, K extends keyof T>(
  from: T,
  ...keys: readonly K[]
): Pick<T, K> {
  return Object.fromEntries(keys.map((key) => [key, from[key]])) as Pick<T, K>;
}

/** So deep a `select` puts together what it declares: groups of inputs, their parts, lists of these. */
const DEPTH = 5;

/**
 * True where two selections hold the same objects and values. Lists and plain objects that a `select` puts together are compared by
 * what is in them; whatever lies deeper by which object it is.
 */
export function isSameSelection(a: unknown, b: unknown, depth = DEPTH): boolean {
  if (Object.is(a, b)) return true;
  if (depth === 0) return false;
  if (Array.isArray(a) && Array.isArray(b))
    return a.length === b.length && a.every((item, i) => isSameSelection(item, b[i], depth - 1));
  if (!isObject(a) || !isObject(b)) return false;
  const keys = Object.keys(a);
  return (
    keys.length === Object.keys(b).length &&
    keys.every((key) => key in b && isSameSelection(a[key], b[key], depth - 1))
  );
}

/**
 * Results of stages by name. A stage runs again only when it selects something else than last time; else the very same result is
 * handed out, so that identity tells what changed.
 */
export class StageMemo {
  readonly #held = new Map<string, { readonly inputs: object; readonly result: unknown }>();
  readonly #onCompute: (name: string) => void;

  /** `onCompute` is told each stage that does run. */
  constructor(onCompute: (name: string) => void = () => undefined) {
    this.#onCompute = onCompute;
  }

  async result<From, Inputs extends object, Result>(
    { name, select, compute }: Stage<From, Inputs, Result>,
    from: From,
    run: Run,
  ): Promise<Result> {
    const inputs = select(from);
    const held = this.#held.get(name);
    if (held && isSameSelection(held.inputs, inputs)) return held.result as Result;
    this.#onCompute(name);
    // A stage that is cancelled or throws leaves the last good result in place.
    const result = await compute(inputs, run);
    this.#held.set(name, { inputs, result });
    return result;
  }
}
