import { formatFixed, formatShare } from '../numbers';

/** The path of a cluster from agglomeration to innovation. */
export const looking = {
  path: {
    title: 'Path to innovation',
    step: {
      agglomeration: 'Agglomeration',
      institutions: 'Institutions in reach',
      ties: 'Ties in use',
      innovation: 'Innovation',
    },
    measure: {
      agglomeration: (value: number) => `${formatFixed(value, 2)} firms per km²`,
      institutions: (value: number, km: number) =>
        `${formatFixed(value, 2)} within ${km} km of a firm, on average`,
      ties: (value: number) => `${formatFixed(value, 2)} per firm`,
      innovation: (value: number, outcome: string) =>
        `${formatFixed(value, 2)} on average (${outcome})`,
    },
    level: { weak: 'weak', middling: 'middling', strong: 'strong', unknown: 'not known' },
    percentile: (share: number) => `percentile ${formatFixed(share * 100, 0)}`,
    breaks: (step: string) => `First weak step: ${step}.`,
    whole: 'No step that is known is weak.',
    thresholds: (weak: number, strong: number) =>
      `Ranked among this study’s clusters: weak below ${formatShare(weak)}, strong from ${formatShare(strong)}; a measure of 0 is always weak. The order of the steps follows Kuchiki and Tsuji (2005). A rank is a description, not a cause.`,
  },
};
export type LookingMessages = typeof looking;
