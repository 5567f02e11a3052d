/**
 * Results of stages by name. A stage runs again only when one of its inputs is another object or value than
 * last time; else the very same result is handed out, so that identity tells what changed.
 */
export class StageMemo {
  readonly #held = new Map<
    string,
    { readonly inputs: readonly unknown[]; readonly result: unknown }
  >();

  async stage<T>(
    name: string,
    inputs: readonly unknown[],
    compute: () => T | Promise<T>,
  ): Promise<T> {
    const held = this.#held.get(name);
    if (
      held &&
      held.inputs.length === inputs.length &&
      held.inputs.every((input, i) => Object.is(input, inputs[i]))
    )
      return held.result as T;
    // A stage that is cancelled or throws leaves the last good result in place.
    const result = await compute();
    this.#held.set(name, { inputs, result });
    return result;
  }
}
