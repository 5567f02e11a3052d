import { UNATTENDED, type Run } from '../model/run';
import { kmOfChord, PAIRS_PER_SLICE, rowSlices } from './pair-distances';

/** Codes are 16 bits; the last one stands for pairs too far apart to matter. */
const TOO_FAR = 65535;
/** Sites up to which the codes of all pairs are held: 144 MB at most. */
const MOST_HELD = 12_000;

/**
 * Distances between sites as bins of equal width, so that the pairs of any sample of the sites are counted without measuring them again.
 * Bin 0 holds pairs in one place, bin b those more than (b − 1) and at most b bin widths apart. The bins of all pairs are held
 * where there are at most MOST_HELD sites, else they are measured anew each time.
 */
export class PairBins {
  readonly sites: number;
  readonly binsPerKm: number;
  /** Bins in use: farther pairs are not counted. */
  readonly binCount: number;
  /** Pairs of all sites in each bin. */
  readonly all: Float64Array;
  /** Mean distance of all pairs in each bin, kilometres; the middle of an empty one. */
  readonly meanKm: Float64Array;
  readonly #xyz: Float64Array;
  #codes: Uint16Array | null = null;
  readonly #counts = new Uint32Array(TOO_FAR + 1);

  private constructor(xyz: Float64Array, binsPerKm: number, mostKm: number) {
    this.sites = xyz.length / 3;
    this.#xyz = xyz;
    this.binsPerKm = binsPerKm;
    this.binCount = Math.min(TOO_FAR, Math.ceil(mostKm * binsPerKm) + 1);
    this.all = new Float64Array(this.binCount);
    this.meanKm = new Float64Array(this.binCount);
  }

  /**
   * @param xyz unit vectors of the sites.
   * @param stepKm bins are a whole fraction of it, as small as their number allows.
   * @param mostKm farther pairs are not counted.
   */
  static async of(
    xyz: Float64Array,
    stepKm: number,
    mostKm: number,
    run: Run = UNATTENDED,
  ): Promise<PairBins> {
    const perStep = Math.max(1, Math.floor(((TOO_FAR - 2) * stepKm) / mostKm));
    const bins = new PairBins(xyz, perStep / stepKm, mostKm);
    await bins.#measureAll(run);
    return bins;
  }

  async #measureAll(run: Run): Promise<void> {
    const { sites, all, meanKm, binsPerKm, binCount } = this;
    const xyz = this.#xyz;
    const codes = sites <= MOST_HELD ? new Uint16Array((sites * (sites - 1)) / 2) : null;
    let pair = 0;
    for (const [from, to] of rowSlices(sites)) {
      for (let i = from; i < to; i++) {
        for (let m = 3 * i + 3; m < xyz.length; m += 3, pair++) {
          const dx = xyz[3 * i] - xyz[m];
          const dy = xyz[3 * i + 1] - xyz[m + 1];
          const dz = xyz[3 * i + 2] - xyz[m + 2];
          const km = kmOfChord(dx * dx + dy * dy + dz * dz);
          const bin = Math.ceil(km * binsPerKm);
          if (codes) codes[pair] = bin < binCount ? bin : TOO_FAR;
          if (bin >= binCount) continue;
          all[bin]++;
          meanKm[bin] += km;
        }
      }
      const wait = run.checkpoint();
      if (wait) await wait;
    }
    for (let bin = 0; bin < binCount; bin++)
      meanKm[bin] = all[bin] > 0 ? meanKm[bin] / all[bin] : Math.max(0, bin - 0.5) / binsPerKm;
    this.#codes = codes;
  }

  /**
   * Counts the pairs of some sites (ascending, none twice) in bins; what is returned is overwritten by the next call. Entry 65,535 holds
   * the pairs too far apart.
   */
  async count(sites: Int32Array, run: Run): Promise<Uint32Array> {
    this.#counts.fill(0);
    const pairs = (sites.length * (sites.length - 1)) / 2;
    for (const [from, to] of rowSlices(sites.length)) {
      if (this.#codes) this.#lookUp(this.#codes, sites, from, to);
      else this.#measure(sites, from, to);
      if (pairs < PAIRS_PER_SLICE) continue;
      const wait = run.checkpoint();
      if (wait) await wait;
    }
    return this.#counts;
  }

  #lookUp(codes: Uint16Array, sites: Int32Array, from: number, to: number): void {
    const counts = this.#counts;
    const count = sites.length;
    for (let a = from; a < to; a++) {
      const i = sites[a];
      const row = i * this.sites - (i * (i + 1)) / 2 - i - 1;
      for (let b = a + 1; b < count; b++) counts[codes[row + sites[b]]]++;
    }
  }

  #measure(sites: Int32Array, from: number, to: number): void {
    const xyz = this.#xyz;
    const counts = this.#counts;
    const { binsPerKm, binCount } = this;
    for (let a = from; a < to; a++) {
      const i = 3 * sites[a];
      for (let b = a + 1; b < sites.length; b++) {
        const m = 3 * sites[b];
        const dx = xyz[i] - xyz[m];
        const dy = xyz[i + 1] - xyz[m + 1];
        const dz = xyz[i + 2] - xyz[m + 2];
        const bin = Math.ceil(kmOfChord(dx * dx + dy * dy + dz * dz) * binsPerKm);
        counts[bin < binCount ? bin : TOO_FAR]++;
      }
    }
  }
}
