import { UNATTENDED, type Run } from '../model/run';
import { designOf } from '../stats/design-matrix';
import { denseMatrix } from '../stats/matrix';
import { comparePlainly, type PlainComparison } from './comparison';
import type { Nearness } from './spatial/nearness';
import {
  permuteDifference,
  permuteMunicipalities,
  type GroupPermutationTest,
  type PermutationTest,
} from './draws/permutation';
import { answered, type EvidenceResult } from './problem';
import { wildBootstrap, type WildBootstrap, type WildOptions } from './draws/wild-bootstrap';

export const DEFAULT_DRAWS = 9999;

export interface CompareOptions {
  readonly seed: number;
  /** Random draws of each permutation test; 9,999 unless given. */
  readonly draws?: number;
  /** How firms are alike by distance, for the interval. */
  readonly near?: Nearness;
  /** The wild cluster bootstrap is wanted too; not with `near` or `weights`. */
  readonly wild?: boolean;
  /** Survey weights of the firms, NaN where missing. The random draws don't use them. */
  readonly weights?: Float64Array;
}

/** Inside against outside, random draws included; `permutation` is null in a comparison that still waits for them. */
export interface Comparison<
  P extends PermutationTest | null = PermutationTest,
> extends PlainComparison {
  readonly permutation: P;
  /** Null where no groups were given or all firms are in one, and before the draws. */
  readonly groupPermutation: GroupPermutationTest | null;
  /** Null unless it was wanted and the errors by groups exist, and before the draws. */
  readonly wild: WildBootstrap | null;
}

/** What `compare` gives, before its random draws; see `comparePlainly`. */
export function compareWithoutDraws(
  values: Float64Array,
  inside: ArrayLike<number>,
  groups: Int32Array | undefined,
  near?: Nearness,
  weights?: Float64Array,
): EvidenceResult<Comparison<null>> {
  const plain = comparePlainly(values, inside, groups, near, weights);
  if (!plain.ok) return plain;
  return answered(
    { ...plain.value, permutation: null, groupPermutation: null, wild: null },
    plain.notes,
  );
}

/**
 * The whole comparison of inside with outside: `comparePlainly` (which see for the arguments), then the seeded
 * permutation tests. The verdict rests on `robust` and `groupPermutation` where they exist, with survey weights on `weighted` alone. Both tests draw
 * from their own stream of the same seed. Cancelling goes through `run`.
 */
export async function compare(
  values: Float64Array,
  inside: ArrayLike<number>,
  groups: Int32Array | undefined,
  { seed, draws = DEFAULT_DRAWS, near, weights, wild: isWanted = false }: CompareOptions,
  run: Run = UNATTENDED,
): Promise<EvidenceResult<Comparison>> {
  const plain = comparePlainly(values, inside, groups, near, weights);
  if (!plain.ok) return plain;
  const { sample } = plain.value;
  const grouped = sample.grouping !== null && sample.grouping.count > 1;
  const permutation = await permuteDifference(
    sample,
    { seed, draws, progress: [0, grouped ? 0.3 : 1] },
    run,
  );
  const groupPermutation = sample.grouping
    ? await permuteMunicipalities(
        sample,
        sample.grouping,
        { seed, draws, progress: [0.3, isWanted ? 0.8 : 1] },
        run,
      )
    : null;
  const wild =
    isWanted && !near && plain.value.robust
      ? await wildDifference(sample, { seed, draws, progress: [0.8, 1] }, run)
      : null;
  return answered({ ...plain.value, permutation, groupPermutation, wild }, plain.notes);
}

/** The difference in means as a least-squares coefficient. */
function wildDifference(
  { values, isInside, grouping }: PlainComparison['sample'],
  options: WildOptions,
  run: Run,
): Promise<WildBootstrap | null> {
  if (!grouping) return Promise.resolve(null);
  const data = Float64Array.from({ length: 2 * values.length }, (_, at) =>
    at % 2 === 0 ? 1 : isInside[at >> 1],
  );
  const x = designOf(denseMatrix(values.length, 2, data));
  return wildBootstrap({ x, y: values, column: 1 }, grouping, options, run);
}
