import { createRandom, type Random } from '../../stats/random';
import { patternOf, type Pattern, type SpecificationInput } from '../specification-sample';
import type { PermutationOptions } from './permutation';

/** The pattern of a draw: each municipality takes another one's share of firms inside, the same one in every definition. */
export class PatternDraws {
  readonly #pattern: Pattern;
  readonly #seed: number;
  #random: Random;
  #drawn = -1;
  readonly #giver: Int32Array;
  readonly #order: Int32Array;
  readonly #round: Float64Array;

  constructor(pattern: Pattern, seed: number) {
    this.#pattern = pattern;
    this.#seed = seed;
    this.#random = createRandom(seed);
    this.#giver = Int32Array.from({ length: pattern.groups }, (_, g) => g);
    this.#order = Int32Array.from({ length: pattern.n }, (_, i) => i);
    this.#round = new Float64Array(pattern.groups);
  }

  /** Goes to the draw of this number, counted from 0; back only by way of the first. */
  goTo(number: number): void {
    if (number <= this.#drawn) this.#restart();
    while (this.#drawn < number) this.#next();
  }

  #restart(): void {
    this.#random = createRandom(this.#seed);
    this.#drawn = -1;
    for (const order of [this.#giver, this.#order]) order.forEach((_, at) => (order[at] = at));
  }

  #next(): void {
    this.#drawn++;
    const { start, groups } = this.#pattern;
    this.#shuffle(this.#giver, 0, groups);
    for (let g = 0; g < groups; g++) {
      this.#shuffle(this.#order, start[g], start[g + 1]);
      this.#round[g] = this.#random.uniform();
    }
  }

  /** Writes who is inside in the present draw by a definition. */
  fill(definition: number, inside: Uint8Array): void {
    const { start, groups, insideCounts } = this.#pattern;
    const counts = insideCounts[definition];
    inside.fill(0);
    for (let g = 0; g < groups; g++) {
      const from = this.#giver[g];
      const size = start[g + 1] - start[g];
      const share = (counts[from] * size) / (start[from + 1] - start[from]);
      const take = Math.min(size, Math.floor(share + this.#round[g]));
      for (let i = 0; i < take; i++) inside[this.#order[start[g] + i]] = 1;
    }
  }

  #shuffle(items: Int32Array, from: number, to: number): void {
    for (let i = to - 1; i > from; i--) {
      const j = from + this.#random.below(i - from + 1);
      const held = items[i];
      items[i] = items[j];
      items[j] = held;
    }
  }
}

/** Who is inside in each draw of the curve's joint test, one after the other: a column per definition, in the rows' own order; the same columns each time. */
export function* drawnPatterns(
  input: Pick<SpecificationInput, 'groups' | 'definitions'>,
  { seed, draws }: Pick<PermutationOptions, 'seed' | 'draws'>,
): Generator<readonly Uint8Array[]> {
  const pattern = patternOf(input);
  const dealt = new PatternDraws(pattern, seed);
  const sorted = new Uint8Array(pattern.n);
  const sides = input.definitions.map(() => new Uint8Array(pattern.n));
  for (let draw = 0; draw < draws; draw++) {
    dealt.goTo(draw);
    sides.forEach((inside, definition) => {
      dealt.fill(definition, sorted);
      pattern.order.forEach((row, at) => (inside[row] = sorted[at]));
    });
    yield sides;
  }
}
