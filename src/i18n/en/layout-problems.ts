import type { ProblemFacts } from '../../model/problem';
import { formatCount } from '../numbers';

type Code = 'groups-read' | 'blocks-read' | 'municipality-by-group' | 'sheet-newest';
export type LayoutProblemSentences = {
  readonly [C in Code]: (facts: ProblemFacts[C]) => string;
};

const rows = (n: number): string => (n === 1 ? '1 row' : `${formatCount(n)} rows`);

/** Sentences for how a table stands in its file. */
export const layoutProblems: LayoutProblemSentences = {
  'groups-read': (f) =>
    `${f.headings === 1 ? '1 heading' : `${formatCount(f.headings)} headings`} within the list (“${f.example}” …) are no firms; the column “見出し” says under which one each row stands (${formatCount(f.rows)} rows).`,
  'blocks-read': (f) =>
    `The list stands in ${formatCount(f.blocks)} blocks of columns side by side. They were read as one list of ${formatCount(f.rows)} rows, one block behind the other.`,
  'municipality-by-group': (f) => {
    const where = {
      heading: 'the heading that they stand under',
      column: `the column “${f.column}”, of which only the first row of each is filled`,
      'sheet-title': 'the title above their sheet',
    }[f.by];
    const names = `${f.names.split('\n').join(', ')}${f.more > 0 ? ` and ${formatCount(f.more)} others` : ''}`;
    const open = f.open > 0 ? ` Of ${formatCount(f.open)} others nothing tells it.` : '';
    return `${rows(f.rows)} with an address that names no municipality. They are read as addresses in the one that ${where} names: ${names}.${open}`;
  },
  'sheet-newest': (f) =>
    `Sheets with the same firms of several years: the newest, “${f.sheet}”, is read in the place of the first, “${f.first}”. Choose another one by its name; read together they would count firms more than once.`,
};
