import { predict, predictor, onesColumn, type DesignMatrix } from '../../stats/design-matrix';
import { remembered, type Objective } from '../../stats/newton';
import type { DenseMatrix } from '../../stats/matrix';
import { CountSums } from './count-sums';
import { sumOfLogFactorials } from './log-factorials';
import { logistic } from './logistic';
import { scoreSums, sumOverPairs, sumOverParts, type Part, type ScoreSums } from './score-sums';
import { reachOf } from './single-index';

/**
 * `inflated`: with chance π a zero in any case, else a count that may be 0; the zero part is the logit of π. `hurdle`: the zero part is the
 * logit of having any, and those that have any have a count that can't be 0.
 */
export type TwoPartForm = 'inflated' | 'hurdle';
/** Counts with variance μ, or with μ + μ²/θ. */
export type CountBase = 'poisson' | 'negative-binomial';

export interface TwoPartKind {
  readonly form: TwoPartForm;
  readonly base: CountBase;
}

/** The logarithm of the chance that a count is 0, with its derivatives by η and τ = ln θ. */
export interface ZeroChance {
  log: number;
  eta: number;
  etaEta: number;
  tau: number;
  etaTau: number;
  tauTau: number;
}

export const zeroChance = (): ZeroChance => ({
  ...{ log: 0, eta: 0, etaEta: 0, tau: 0, etaTau: 0, tauTau: 0 },
});

/** Writes into `into`, which the caller reuses. `theta` Infinity for Poisson. */
export function readZeroChance(eta: number, theta: number, into: ZeroChance): void {
  const mu = Math.exp(eta);
  if (theta === Infinity) {
    into.log = into.eta = into.etaEta = -mu;
    into.tau = into.etaTau = into.tauTau = 0;
    return;
  }
  const both = theta + mu;
  const inflated = Math.log1p(mu / theta);
  into.log = -theta * inflated;
  into.eta = (-theta * mu) / both;
  into.etaEta = (-theta * theta * mu) / (both * both);
  into.tau = theta * (mu / both - inflated);
  into.etaTau = (-theta * mu * mu) / (both * both);
  into.tauTau = into.tau + (theta * mu * mu) / (both * both);
}

interface FirmValues {
  readonly logLikelihood: number;
  /** First derivatives by η, ζ and τ, and minus the second ones by each pair. */
  readonly firsts: readonly Float64Array[];
  readonly seconds: readonly (readonly Float64Array[])[];
}

/** Without the outcomes' constant. `sums`: of the outcomes, updated to θ; null for Poisson. */
function evaluateFirms(
  form: TwoPartForm,
  y: Float64Array,
  { eta, zeta, theta }: { eta: Float64Array; zeta: Float64Array; theta: number },
  sums: CountSums | null,
): FirmValues {
  const column = (): Float64Array => new Float64Array(y.length);
  const [byEta, byZeta, byTau] = [column(), column(), column()];
  const [etaEta, etaZeta, etaTau, zetaZeta, zetaTau, tauTau] = Array.from({ length: 6 }, column);
  const none = zeroChance();
  let logLikelihood = 0;
  for (let i = 0; i < y.length; i++) {
    readZeroChance(eta[i], theta, none);
    const share = logistic(zeta[i]);
    const rest = logistic(-zeta[i]);
    // How the firm's part depends on the zero's chance beside the count: first and second derivative.
    let [outer, bend] = [0, 0];
    zetaZeta[i] = share * rest;
    if (y[i] === 0 && form === 'inflated') {
      // The chance that the zero is one in any case.
      const structural = logistic(zeta[i] - none.log);
      const doubt = structural * (1 - structural);
      logLikelihood += Math.log(share + rest * Math.exp(none.log));
      [outer, bend] = [1 - structural, doubt];
      byZeta[i] = structural - share;
      zetaZeta[i] -= doubt;
      etaZeta[i] = doubt * none.eta;
      zetaTau[i] = doubt * none.tau;
    } else if (y[i] === 0) {
      logLikelihood += Math.log(rest);
      byZeta[i] = -share;
    } else {
      logLikelihood += Math.log(form === 'hurdle' ? share : rest);
      byZeta[i] = form === 'hurdle' ? rest : -share;
      if (form === 'hurdle') {
        outer = 1 / Math.expm1(-none.log);
        bend = outer * (1 + outer);
        logLikelihood -= Math.log(-Math.expm1(none.log));
      }
      const mu = Math.exp(eta[i]);
      if (sums) {
        const both = theta + mu;
        const at = sums.at(i);
        const inflated = Math.log1p(mu / theta);
        const slope = sums.inverses[at] - inflated - (y[i] - mu) / both;
        const curve = 1 / theta - sums.squares[at] - 2 / both + (y[i] + theta) / (both * both);
        logLikelihood += sums.logs[at] + y[i] * eta[i] - (y[i] + theta) * inflated;
        byEta[i] = (theta * (y[i] - mu)) / both;
        etaEta[i] = (theta * mu * (y[i] + theta)) / (both * both);
        byTau[i] = theta * slope;
        tauTau[i] = -(theta * theta * curve + theta * slope);
        etaTau[i] = (-theta * mu * (y[i] - mu)) / (both * both);
      } else {
        logLikelihood += y[i] * eta[i] - mu;
        byEta[i] = y[i] - mu;
        etaEta[i] = mu;
      }
    }
    byEta[i] += outer * none.eta;
    byTau[i] += outer * none.tau;
    etaEta[i] -= outer * none.etaEta + bend * none.eta * none.eta;
    etaTau[i] -= outer * none.etaTau + bend * none.eta * none.tau;
    tauTau[i] -= outer * none.tauTau + bend * none.tau * none.tau;
  }
  return {
    logLikelihood,
    firsts: [byEta, byZeta, byTau],
    seconds: [
      [etaEta, etaZeta, etaTau],
      [etaZeta, zetaZeta, zetaTau],
      [etaTau, zetaTau, tauTau],
    ],
  };
}

/** Parameters: coefficients of the count, of the zero part, then ln θ where there is one. */
export class TwoPartLikelihood implements Objective {
  private readonly parts: readonly Part[];
  readonly size: number;
  private readonly at: (parameters: Float64Array) => FirmValues;
  private readonly constant: number;
  readonly derivatives: (parameters: Float64Array) => {
    gradient: Float64Array;
    information: DenseMatrix;
  };

  constructor(
    { form, base }: TwoPartKind,
    private readonly count: DesignMatrix,
    private readonly zero: DesignMatrix,
    y: Float64Array,
  ) {
    const both = count.columns + zero.columns;
    const sums = base === 'poisson' ? null : new CountSums(y);
    const shape = { rows: count.rows, columns: 1, measured: [], chosen: [onesColumn(count.rows)] };
    this.parts = [
      { matrix: count, at: 0 },
      { matrix: zero, at: count.columns },
      ...(sums ? [{ matrix: shape, at: both }] : []),
    ];
    this.size = both + (sums ? 1 : 0);
    this.constant = -sumOfLogFactorials(y);
    this.at = remembered((parameters) => {
      const predictors = this.predictors(parameters);
      sums?.update(predictors.theta);
      return evaluateFirms(form, y, predictors, sums);
    });
    this.derivatives = remembered((parameters) => {
      const { firsts, seconds } = this.at(parameters);
      return {
        gradient: sumOverParts(this.parts, this.size, firsts),
        information: sumOverPairs(this.parts, this.size, (a, b) => seconds[a][b]),
      };
    });
  }

  predictors(parameters: Float64Array) {
    const both = this.count.columns + this.zero.columns;
    return {
      eta: predictor(this.count, parameters),
      zeta: predict(this.zero, parameters.subarray(this.count.columns)),
      theta: this.size > both ? Math.exp(parameters[both]) : Infinity,
    };
  }

  value(parameters: Float64Array): number {
    return this.at(parameters).logLikelihood + this.constant;
  }

  scores(parameters: Float64Array): ScoreSums {
    return scoreSums(this.parts, this.size, this.at(parameters).firsts);
  }

  /** Of the predictors alone, and of ln θ. */
  reach(step: Float64Array): number {
    const both = this.count.columns + this.zero.columns;
    return Math.max(this.reachOfTerms(step), this.size > both ? Math.abs(step[both]) : 0);
  }

  reachOfTerms(step: Float64Array): number {
    return Math.max(
      reachOf(this.count, step),
      reachOf(this.zero, step.subarray(this.count.columns)),
    );
  }
}
