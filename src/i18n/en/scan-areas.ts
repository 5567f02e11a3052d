import type { ScanAreas, ScanOutcome } from '../../model';
import { counted as n, formatCount } from '../numbers';

const words: Readonly<Record<ScanAreas, string>> = {
  places: 'the firms’ places',
  municipalities: 'municipalities',
};
const refused: Readonly<Record<Extract<ScanOutcome['refused'], `${string}-areas`>, string>> = {
  'too-many-areas':
    'The firms lie in more than 300 municipalities, too many to look at all their sets: limit the study to fewer prefectures, or choose circles or the firms’ places.',
  'no-areas':
    'No firm that takes part is known to its municipality: give the firms’ addresses, or choose the firms’ places.',
};

/** A flexible scan over municipalities. */
export const scanAreas = {
  words,
  hint: 'A firm counts in the municipality of its address. Borders are not at hand here: municipalities count as neighbours where the Gabriel graph joins their points (no other municipality’s point lies in the circle between the two). At most 300 municipalities.',
  basis: (neighbours: number, municipalities: number) =>
    `sets of municipalities whose points the Gabriel graph joins, in the place of shared borders, among the ${neighbours} nearest to each of ${n(municipalities, 'municipality', 'municipalities')}`,
  set: (municipalities: number) => n(municipalities, 'municipality', 'neighbouring municipalities'),
  without: (firms: number, rows: number) =>
    [
      firms > 0 &&
        ` ${n(firms, 'firm has', 'firms have')} no known municipality and ${firms === 1 ? 'is' : 'are'} left out.`,
      rows > 0 &&
        ` ${formatCount(rows)} of the register’s rows have no known municipality and are left out.`,
    ]
      .filter(Boolean)
      .join(''),
  method: (neighbours: number) =>
    `connected sets of municipalities among the ${neighbours} nearest to each (two are connected where the Gabriel graph (Gabriel and Sokal 1969) of all municipalities’ points joins them, which stands for a shared border)`,
  refused,
};
export type ScanAreaMessages = typeof scanAreas;
