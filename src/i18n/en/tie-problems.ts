import type { ProblemFacts } from '../../model/problem';
import { formatCount } from '../numbers';

type Code =
  | 'tie-left-out'
  | 'tie-none'
  | 'institutions-split'
  | 'events-joint'
  | 'event-form-differs'
  | 'link-fix-unknown'
  | 'matrix-read'
  | 'institution-columns-read'
  | 'institution-columns-outweighed'
  | 'frequency-words'
  | 'institution-by-part'
  | 'main-institution-outweighed'
  | 'subcontractor-share'
  | 'parent-not-located'
  | 'parent-itself';
export type TieProblemSentences = {
  readonly [C in Code]: (facts: ProblemFacts[C]) => string;
};

const andOthers = (more: number): string => (more > 0 ? ` and ${formatCount(more)} others` : '');

/** “a” = b, … of two lists that belong together. */
function pairs(left: string, right: string, between: string): string {
  const ends = right.split('\n');
  return left
    .split('\n')
    .map((each, i) => `“${each}”${between}${ends[i]}`)
    .join(', ');
}

const rows = (n: number): string => (n === 1 ? '1 row' : `${formatCount(n)} rows`);

/** Sentences for what is noticed about ties and parent firms. */
export const tieProblems: TieProblemSentences = {
  'tie-none': (f) =>
    `${f.example === '' ? 'No institution stands' : `“${f.example}” and the like stand`} in ${rows(f.rows)}, which are no ties.`,
  'institutions-split': (f) =>
    `Several institutions stand in one cell in ${rows(f.rows)} (“${f.example}”): each is a tie, with the row’s frequency.`,
  'events-joint': (f) =>
    `Several stand in one cell in ${rows(f.rows)} (“${f.example}”): the event counts once for each of them that is in the list.${f.names === '' ? '' : ` Not in the list: ${f.names.split('\n').join(', ')}${andOthers(f.more)}.`}`,
  'event-form-differs': (f) =>
    `Matched although the form of organisation is another one: ${pairs(f.texts, f.names, ' = ')}${andOthers(f.more)}. If these are different firms, give ids.`,
  'tie-left-out': (f) =>
    `${rows(f.rows)} left out, as you chose in the review of ties (for example “${f.example}”).`,
  'link-fix-unknown': (f) =>
    `${f.rows === 1 ? '1 choice' : `${formatCount(f.rows)} choices`} of the review of ties name an id that is not in the list (for example “${f.example}”); they are kept and have no effect.`,
  'matrix-read': (f) =>
    `Read as a matrix of ${formatCount(f.firms)} firms and ${formatCount(f.institutions)} institutions with ${formatCount(f.ties)} ties. Empty cells, 0 and × are no tie; ${f.numbers === 'counts' ? 'numbers are contacts a year' : 'ticks and 1 are ties of unknown frequency'}.`,
  'institution-columns-read': (f) =>
    `Institutions' columns (${f.columns.split('\n').join(', ')}${andOthers(f.more)}) give ${f.ties === 1 ? '1 tie' : `${formatCount(f.ties)} ties`} of firms with institutions. Empty cells, 0 and × are no tie; ${f.numbers === 'counts' ? 'numbers are contacts a year' : 'ticks and 1 are ties of unknown frequency'}. ${f.mains > 0 ? `The column of main institutions (${rows(f.mains)}) is not used. ` : ''}To leave them out, clear their role (run --institution-columns none).`,
  'institution-columns-outweighed': (f) =>
    `${f.columns === 1 ? '1 column' : `${formatCount(f.columns)} columns`} of the firms table are an institution each (for example “${f.example}”), but the table of ties is used in their place. Remove it to use these columns.`,
  'frequency-words': (f) =>
    `Words for a frequency were taken for contacts a year in ${rows(f.rows)}: ${pairs(f.words, f.numbers, ' = ')}${andOthers(f.more)}.`,
  'institution-by-part': (f) =>
    `${rows(f.rows)} name a part of an institution or its short form, and were taken for the institution: ${pairs(f.texts, f.names, ' → ')}${andOthers(f.more)}. The review of ties changes it.`,
  'main-institution-outweighed': (f) =>
    `${rows(f.rows)} name a main institution, but there is a table of ties, which counts instead. Remove that table to use this column.`,
  'subcontractor-share': (f) =>
    f.scale === 'percent'
      ? `Subcontracting is read as a share of sales in per cent, since some number is above 1 (${rows(f.rows)}). Regressions take it as a number from 0 to 1; where firms are set apart, any share above 0 counts as a yes.`
      : `Subcontracting is read as a share of sales from 0 to 1 (${rows(f.rows)}). Regressions take it as that number; where firms are set apart, any share above 0 counts as a yes.`,
  'parent-not-located': (f) =>
    `${rows(f.rows)} name a parent firm that has no place (for example “${f.example}”); no line is drawn to it. Give its address.`,
  'parent-itself': (f) =>
    `${rows(f.rows)} name the firm itself as its parent firm (for example “${f.example}”); no tie is made of it.`,
};
