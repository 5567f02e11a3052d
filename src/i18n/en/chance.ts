import { formatCount, formatEstimate, formatP } from '../numbers';

export interface ChanceFacts {
  readonly outcome: string;
  readonly difference: number;
  readonly firms: number;
  readonly others: number;
  readonly pValue: number;
  readonly q: number;
}

/** `p = 0.012`, `q < 0.001`. */
export function stated(letter: string, value: number): string {
  return value < 0.001 ? `${letter} < 0.001` : `${letter} = ${formatP(value)}`;
}

/** What speaks for a cluster. */
export const chance = {
  title: 'More than chance?',
  waiting: 'Drawing at random…',
  outcome: (f: ChanceFacts) =>
    `${f.outcome}: the mean of its ${formatCount(f.firms)} firms is ${formatEstimate(Math.abs(f.difference))} ${f.difference < 0 ? 'below' : 'above'} that of the ${formatCount(f.others)} others (${stated('p', f.pValue)}, ${stated('q', f.q)}).`,
  outcomeUntested: (outcome: string) =>
    `${outcome}: not tested, since a side is empty or nothing varies.`,
  outcomeBasis: (draws: number, seed: number) =>
    `As many firms drawn from all that are located well enough, ${formatCount(draws)} times, seed ${seed}; q controls the false discovery rate over all clusters. It takes firms for independent, which neighbours are not: a small p tells this cluster from a random handful of firms, not why.`,
  /** Behind a location quotient. */
  speciality: (q: number) => stated('q', q),
  larger: (industry: string, pValue: number) =>
    `Size: a cluster this large comes up in ${industry} by chance with ${stated('p', pValue)}, counting the largest of all clusters.`,
  largerBasis: (draws: number, firms: number, sites: number) =>
    `${formatCount(firms)} firms drawn from the sites of all ${formatCount(sites)}, clustered by the same definition, ${formatCount(draws)} times.`,
};
export type ChanceMessages = typeof chance;
