import { counted as n, formatCount, formatFixed, formatP } from '../numbers';

/** What the index of industries rests on. */
export interface IndexFacts {
  readonly firms: number;
  readonly areas: number;
  readonly draws: number;
  readonly seed: number;
  readonly few: number;
}

/** Where industries gather beyond the size of their firms, and in which areas they stand out. */
export const agglomeration = {
  title: 'Where do industries gather?',
  intro:
    'Ellison and Glaeser’s γ: how much more an industry gathers in municipalities than all firms do, beyond what a few large firms bring about. Below 0.02 it hardly gathers, above 0.05 strongly (their words, for US states and counties).',
  running: 'Drawing municipalities at random…',
  none: 'No firm has both an industry and a municipality. Give the columns of industry and address their roles in the data step.',
  noEmployees:
    'No firm has employees, which Ellison and Glaeser’s index needs: give a column that role in the data step. Location quotients by firms stand below.',
  industry: 'Industry',
  firms: 'Firms',
  herfindahl: 'H',
  gamma: 'γ',
  z: 'z',
  q: 'q',
  starred: (name: string) => `${name}*`,
  basis: (f: IndexFacts) =>
    `${n(f.firms, 'firm', 'firms')} with employees in ${n(f.areas, 'municipality', 'municipalities')}. H: Herfindahl index of the firms’ employees. z: distance of the raw concentration from its mean if each firm chose its municipality by itself, in standard deviations. q: false discovery rate over the industries, of p by ${formatCount(f.draws)} such choices at random, seed ${f.seed}, to the side of concentration.${f.few > 0 ? ' *: fewer than ten firms.' : ''}`,
  quotients: 'Location quotients of an industry',
  by: 'By',
  areas: { clusters: 'cluster', municipalities: 'municipality' },
  quotient: 'Location quotient',
  area: 'Area',
  interval: '95% interval',
  figure: (industry: string, by: 'clusters' | 'municipalities') =>
    `Location quotients of ${industry} by ${by === 'clusters' ? 'cluster' : 'municipality'}`,
  value: (quotient: number, firms: number) => `${formatFixed(quotient, 1)} (${formatCount(firms)})`,
  row: (area: string, quotient: number, low: number, high: number, firms: number, q: number) =>
    `${area}: ${formatFixed(quotient, 2)} (${formatFixed(low, 2)} to ${formatFixed(high, 2)}), ${n(firms, 'firm', 'firms')}, q ${q < 0.001 ? '' : '= '}${formatP(q)}`,
  key: 'Dot: share of the industry among the area’s firms by its share among all; line: exact 95% interval, given the numbers of firms; upright line: 1, as everywhere. In brackets firms; areas with fewer than five come last. A row selects its firms.',
  noArea: 'No such area has a firm of this industry.',
  inReport: (f: IndexFacts) =>
    `Ellison and Glaeser (1997) over ${n(f.areas, 'municipality', 'municipalities')}, ${n(f.firms, 'firm', 'firms')} with employees; q from ${formatCount(f.draws)} random choices of municipalities, seed ${f.seed}. Their G is compared with firms of the same sizes that choose by themselves; z by the variance in their appendix.${f.few > 0 ? ' *: fewer than ten firms.' : ''}`,
  reportTitle: (shown: number, all: number) =>
    shown < all
      ? `The ${formatCount(shown)} of ${formatCount(all)} industries that gather most`
      : 'Industries by how much they gather',
};
export type AgglomerationMessages = typeof agglomeration;
