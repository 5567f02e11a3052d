import { poolDraws, type Pooled } from '../../evidence';
import { normalQuantile, tQuantile } from '../../stats/distributions';

/** One number as the positions are, and over redrawn positions. */
export interface Redrawn {
  readonly asGiven: {
    readonly estimate: number;
    readonly ciLow: number;
    readonly ciHigh: number;
  };
  /** Null where too many draws gave no estimate, or nothing varies. */
  readonly pooled: Pooled | null;
  /** Draws in which it could not be computed. */
  readonly failed: number;
}

/** Above this share of draws without an estimate no interval is given. */
const MOST_FAILURES = 0.1;

/** An estimate with its error, and the degrees of freedom by which it is judged. */
export interface Estimated {
  readonly estimate: number;
  readonly stdError: number;
  readonly df: number;
  readonly clustered: boolean;
}

/** Of a 95 % interval. */
export function quantileOf(df: number): number {
  return df === Infinity ? normalQuantile(0.975) : tQuantile(0.975, df);
}

/** An estimate as given, beside the draws of it put together by Rubin's rules. */
export function redrawn(asGiven: Estimated, draws: readonly Estimated[]): Redrawn {
  const { estimate, stdError, df } = asGiven;
  const reach = quantileOf(df) * stdError;
  const good = draws.filter((one) => Number.isFinite(one.estimate + one.stdError));
  const failed = draws.length - good.length;
  const pooled = poolDraws(
    good.map((one) => one.estimate),
    good.map((one) => one.stdError),
    good.reduce((sum, one) => sum + one.df, 0) / good.length,
  );
  return {
    asGiven: { estimate, ciLow: estimate - reach, ciHigh: estimate + reach },
    pooled: failed > MOST_FAILURES * draws.length ? null : pooled,
    failed,
  };
}
