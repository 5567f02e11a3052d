import type { ProblemFacts } from '../../model/problem';
import { counted as n, formatCount } from '../numbers';

/** How many rows of a register can be compared with. */
export interface RegisterFacts {
  readonly rows: number;
  readonly located: number;
  readonly coarse: number;
  readonly none: number;
}

/** What a report says of the register. */
export interface RegisterReportFacts extends RegisterFacts {
  readonly name: string;
  /** Kilometres within which its rows were counted as a control; NaN where they were not. */
  readonly densityKm: number;
}

function located({ rows, located, coarse, none }: RegisterFacts): string {
  const left = [
    ...(coarse > 0 ? [`${formatCount(coarse)} known to their municipality only`] : []),
    ...(none > 0 ? [`${formatCount(none)} not located`] : []),
  ];
  return `${n(rows, 'row', 'rows')}, ${formatCount(located)} located${left.length > 0 ? `; left out: ${left.join(', ')}` : ''}`;
}

/** A second table that the firms are compared with. */
export const background = {
  title: 'Background register',
  option: (name: string) => `the register “${name}”`,
  waits: 'a register (open one below)',
  open: 'Open a register …',
  replace: 'Another register …',
  remove: 'Take the register away',
  columns: 'Columns of the register',
  hint: 'A table of all firms of the area, with addresses or coordinates: the firms of the study are compared with its rows.',
  use: 'Compared with it: the spatial scan and “Denser than what?” in step 2, and, as you choose, the density around in the regressions.',
  loading: 'Reading and locating the register …',
  counts: (f: RegisterFacts) => `${located(f)}.`,
  nothing: 'None of its rows is located: nothing can be compared with it.',
  lacking: (firms: number) =>
    ` ${n(firms, 'firm stands', 'firms stand')} where the register has too few rows, and ${firms === 1 ? 'counts' : 'count'} as ${firms === 1 ? 'a row' : 'rows'} of it.`,
  densityOf: 'Density of',
  ofList: 'the list’s firms',
  inReport: (f: RegisterReportFacts) =>
    `The background register “${f.name}” (${located(f)}) was located as the firms were.${Number.isNaN(f.densityKm) ? '' : ` The density of firms around, held constant in the regressions, is that of its rows within ${f.densityKm} km, a firm without any standing for itself.`}`,
};
export type BackgroundMessages = typeof background;

type Code =
  | 'background-located'
  | 'background-none-located'
  | 'background-same-file'
  | 'background-absent'
  | 'background-elsewhere';
export type BackgroundProblemSentences = {
  readonly [C in Code]: (facts: ProblemFacts[C]) => string;
};

export const backgroundProblems: BackgroundProblemSentences = {
  'background-located': (f) => `Background register: ${located(f)}.`,
  'background-none-located': (f) =>
    f.coarse > 0
      ? `None of the register’s ${n(f.rows, 'row', 'rows')} is located well enough (${formatCount(f.coarse)} to their municipality only): open a gazetteer, or choose other columns. Nothing can be compared with it.`
      : `None of the register’s ${n(f.rows, 'row', 'rows')} is located: choose the columns of address or coordinates. Nothing can be compared with it.`,
  'background-same-file': (f) =>
    `The background register is the very file of the firms (${f.name}): all firms compared with themselves are nowhere more than expected. An industry, or some of the list, can be compared with it.`,
  'background-absent': () =>
    'The study is to be compared with a background register and has none: the list’s other firms stand in its place.',
  'background-elsewhere': (f) =>
    `${formatCount(f.rows)} of the register’s ${formatCount(f.located)} located rows lie far from all firms of the study. Compared with a register of a wider land, the whole area of the firms stands out: a register of their own area says more.`,
};
