import { formatBeside, formatCount, formatFixed, formatShare } from '../numbers';

/** What the sentence on position errors is made from. */
export interface PositionFacts {
  readonly outcome: string;
  readonly draws: number;
  readonly failed: number;
  readonly moving: number;
  readonly firms: number;
  readonly estimate: number;
  readonly low: number;
  readonly high: number;
  /** NaN where too many draws gave nothing. */
  readonly redrawn: number;
  readonly redrawnLow: number;
  readonly redrawnHigh: number;
  /** Share of the variance that position errors bring. */
  readonly share: number;
  readonly insideShare: number;
  readonly insideShareRedrawn: number;
}

export type PositionConclusion = 'still-clear' | 'no-longer' | 'still-open' | 'now-clear';

/** Whether both intervals leave 0 out, on the same side. */
export function concluded(f: PositionFacts): PositionConclusion {
  const given = f.low > 0 || f.high < 0;
  const redrawn = f.redrawnLow > 0 || f.redrawnHigh < 0;
  const together = f.low > 0 === f.redrawnLow > 0;
  if (given) return redrawn && together ? 'still-clear' : 'no-longer';
  return redrawn ? 'now-clear' : 'still-open';
}

/** Small shares have an upper bound instead of a row of zeros. */
export function shareText(share: number): string {
  return share < 0.005 ? '< 1%' : formatShare(share);
}

const conclusions: Readonly<Record<PositionConclusion, string>> = {
  'still-clear': 'Position errors do not change what the comparison says.',
  'no-longer':
    'With the position errors the data do not tell whether firms inside innovate more or less: the answer depends on where exactly the firms are.',
  'still-open': 'With the position errors as without, the data do not tell the groups apart.',
  'now-clear':
    'Only with the redrawn positions does the interval leave out 0: the answer depends on where exactly the firms are.',
};

export const positions = {
  title: 'What do position errors change?',
  button: 'Redraw the positions',
  again: 'Compute again',
  hint: 'Moves every firm at random within its error radius, clusters anew and estimates again, many times. The intervals then hold sampling and position errors together.',
  working: (share: number) => `Redrawing positions … ${formatShare(share)}`,
  answer: (f: PositionFacts) => {
    const given = `${f.outcome}, inside minus outside: ${formatBeside(f.estimate, f.low, f.high)} with the positions as they are (95% interval ${formatBeside(f.low, f.low, f.high)} to ${formatBeside(f.high, f.low, f.high)})`;
    if (!Number.isFinite(f.redrawn))
      return `${given}. Too many of the ${formatCount(f.draws)} redraws left a group without firms (${formatCount(f.failed)}) to state an interval that holds the position errors.`;
    return `${given}; over ${formatCount(f.draws)} redraws of the positions ${formatBeside(f.redrawn, f.redrawnLow, f.redrawnHigh)} (${formatBeside(f.redrawnLow, f.redrawnLow, f.redrawnHigh)} to ${formatBeside(f.redrawnHigh, f.redrawnLow, f.redrawnHigh)}, sampling and position errors together). Position errors bring ${shareText(f.share)} of the variance. ${conclusions[concluded(f)]}`;
  },
  moved: (f: PositionFacts) =>
    `${formatCount(f.moving)} of the ${formatCount(f.firms)} firms compared have an error radius and move. Inside: ${formatFixed(f.insideShare * 100, 1)}% of the firms with the positions as they are, ${formatFixed(f.insideShareRedrawn * 100, 1)}% over the redraws.`,
  twice:
    'The redraws start from the observed positions, which hold the error already. So the error is in them twice: as a rule the difference is drawn towards 0 and the interval is wider than it need be.',
  estimate: 'Estimate',
  asGiven: 'Positions as they are (95% interval)',
  redrawn: 'Redrawn (95% interval)',
  share: 'Variance from positions',
  difference: 'Difference inside − outside',
  coefficient: (family: string, name: string) => `${family}: ${name}`,
  terms: (draws: number, firms: number) =>
    `Coefficients of the model with the flow of information, ${formatCount(firms)} firms, over the first ${formatCount(draws)} redraws; distances to institutions are measured anew in each.`,
  method: (draws: number, modelDraws: number, seed: number) =>
    `Position errors: every position was redrawn ${formatCount(draws)} times from an isotropic normal whose 95% radius is the firm’s error radius (seed ${seed}); each time the clusters were found${modelDraws > 0 ? ', the distances measured' : ''} and the difference estimated anew${modelDraws > 0 ? ` (the regression in the first ${formatCount(modelDraws)})` : ''}. Estimates and variances were put together by Rubin’s rules as with multiple imputation (Rubin 1987): variance = mean variance within the draws + (1 + 1/m) × variance between them, t with the degrees of freedom of Barnard and Rubin 1999. The municipality of a firm stays that of its address.`,
  limit:
    'The redraws of positions start from the observed ones, which hold the error already, so that it counts twice: as a rule the difference is drawn towards 0 and its interval is too wide rather than too narrow. Errors that firms of one address share, and addresses that are wrong altogether, are not in it.',
};
export type PositionMessages = typeof positions;
