import { digamma, logGamma, trigamma } from '../../stats/distributions';

/** Counts up to here are summed one by one, which is exact; the rare larger ones go through Γ. */
const SUMMED = 5000;

/** Σ over j < y of ln(1 + j/θ), 1/(θ + j) and 1/(θ + j)², for every distinct count. */
export class CountSums {
  private readonly distinct: Float64Array;
  private readonly slot: Int32Array;
  readonly logs: Float64Array;
  readonly inverses: Float64Array;
  readonly squares: Float64Array;

  constructor(y: Float64Array) {
    this.distinct = Float64Array.from(new Set(y)).sort();
    const slotOf = new Map([...this.distinct].map((value, i) => [value, i]));
    this.slot = Int32Array.from(y, (value) => slotOf.get(value) ?? 0);
    this.logs = new Float64Array(this.distinct.length);
    this.inverses = new Float64Array(this.distinct.length);
    this.squares = new Float64Array(this.distinct.length);
  }

  /** Position of row i's sums. */
  at(i: number): number {
    return this.slot[i];
  }

  update(theta: number): void {
    let log = 0;
    let inverse = 0;
    let square = 0;
    let j = 0;
    this.distinct.forEach((y, i) => {
      if (y > SUMMED) {
        this.logs[i] = logGamma(theta + y) - logGamma(theta) - y * Math.log(theta);
        this.inverses[i] = digamma(theta + y) - digamma(theta);
        this.squares[i] = trigamma(theta) - trigamma(theta + y);
        return;
      }
      for (; j < y; j++) {
        const part = 1 / (theta + j);
        log += Math.log1p(j / theta);
        inverse += part;
        square += part * part;
      }
      this.logs[i] = log;
      this.inverses[i] = inverse;
      this.squares[i] = square;
    });
  }
}
