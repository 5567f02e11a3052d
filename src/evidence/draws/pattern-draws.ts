import { createRandom, type Random } from '../../stats/random';
import type { Prepared } from '../specification-sample';

/** The pattern of a draw: each municipality takes another one's share of firms inside, the same one in every definition. */
export class PatternDraws {
  readonly #prepared: Prepared;
  readonly #seed: number;
  #random: Random;
  #drawn = -1;
  readonly #giver: Int32Array;
  readonly #order: Int32Array;
  readonly #round: Float64Array;

  constructor(prepared: Prepared, seed: number) {
    this.#prepared = prepared;
    this.#seed = seed;
    this.#random = createRandom(seed);
    this.#giver = Int32Array.from({ length: prepared.groups }, (_, g) => g);
    this.#order = Int32Array.from({ length: prepared.n }, (_, i) => i);
    this.#round = new Float64Array(prepared.groups);
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
    const { start, groups } = this.#prepared;
    this.#shuffle(this.#giver, 0, groups);
    for (let g = 0; g < groups; g++) {
      this.#shuffle(this.#order, start[g], start[g + 1]);
      this.#round[g] = this.#random.uniform();
    }
  }

  /** Writes who is inside in the present draw by a definition. */
  fill(definition: number, inside: Uint8Array): void {
    const { start, groups, insideCounts } = this.#prepared;
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
