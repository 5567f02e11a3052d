import { counted as n, formatCount } from '../numbers';

/** What a drawn boundary means for firms of which only the town is known. */
export const townShares = {
  title: 'Towns that the boundary cuts',
  whole: (counted: number, expected: number) =>
    `Of the firms of which only the town is known, ${formatCount(counted)} count as inside, by their towns’ points; by the towns’ land there would be about ${formatCount(Math.round(expected))}.`,
  town: 'Town',
  share: 'Land inside',
  firms: 'Firms',
  counted: 'Counted inside',
  more: (count: number) => `And ${n(count, 'further town', 'further towns')}.`,
  basis: (source: string) =>
    `Areas of towns are approximate, half-way between the points of ${source}.`,
};
export type TownSharesMessages = typeof townShares;
