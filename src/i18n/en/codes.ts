import { counted as n, formatCount } from '../numbers';

/** What the codes of a questionnaire mean. */
export const codes = {
  title: (column: string) => `Meaning of codes: ${column}`,
  hint: 'These values could be codes of a questionnaire. Until you say what they mean, nothing is computed from this column.',
  step: (n: number) => `Step ${n}`,
  stepsHint:
    'Of words, step 1 is the least. Choose a meaning for words of which no order is known.',
  value: 'Value',
  rows: 'Rows',
  means: 'Means',
  meaning: {
    yes: 'Yes',
    no: 'No',
    level: 'Step of a scale',
    missing: 'No answer',
    zero: '0 (none)',
    value: 'A number of your own',
    number: 'The number itself',
  },
  severalTitle: (column: string) => `Several answers in one cell: ${column}`,
  severalHint:
    'Cells of this column hold several answers. Each answer becomes a column of its own: chosen, yes or no.',
  severalMeaning: { yes: 'An answer', missing: 'No answer' },
  splitThem: 'Make a column of each answer',
  several: 'several answers',
  bodiesTitle: 'Bodies of the state or of local governments',
  bodiesHint: (names: readonly string[]) =>
    `${formatCount(names.length)} in the list ${names.length === 1 ? 'is' : 'are'} no firm (${names.slice(0, 8).join(', ')}${names.length > 8 ? ', …' : ''}). Leave them out of the study?`,
  bodiesOut: 'Leave them out',
  bodiesStay: 'Count them as firms',
  sitesTitle: 'What is a row?',
  sitesHint: (firms: number, rows: number) =>
    `${n(firms, 'firm stands', 'firms stand')} in ${formatCount(rows)} rows with different addresses. If measures and employees are those of the whole firm, take one row a firm.`,
  sitesOne: 'One row a firm (head office, else the first)',
  sitesEach: 'Each row is an establishment',
  rangesTitle: 'Ranges',
  rangesHint: (examples: readonly string[]) =>
    `Cells such as ${examples.join(', ')}. Until you say what to take of them, they are missing.`,
  rangesRows: (rows: number) => n(rows, 'row', 'rows'),
  rangesChoose: 'Choose …',
  rangesAll: 'All columns',
  rangeTake: { lower: 'Lower end', middle: 'Middle', upper: 'Upper end', missing: 'Missing' },
  rangesAnswered: (n: number) => `Ranges (${formatCount(n)})`,
  rangesInReport: (columns: readonly string[]) => `Of ranges was taken: ${columns.join('; ')}.`,
  wordsTitle: (column: string) => `Words among numbers: ${column}`,
  wordsHint:
    'Say how many each counts for; what stays empty is missing. Until you do, these rows are missing.',
  wordsTake: 'Count them so',
  dashTitle: (column: string) => `Dashes: ${column}`,
  dashHint: (rows: number) =>
    `${formatCount(rows)} ${rows === 1 ? 'row holds' : 'rows hold'} only a dash (－). Official statistics write it for none, other lists for not known. Until you say which, these rows are missing.`,
  dashZero: 'It means 0',
  dashMissing: 'Not known',
  take: 'Use these meanings',
  plain: 'They are numbers',
  answered: (n: number) => `Meaning of codes (${formatCount(n)})`,
  again: 'Ask again',
  inReport: (columns: readonly string[]) =>
    `Answers were read by their codes. ${columns.join('; ')}. Other values of a column with yes, no or steps count as missing.`,
  inReportColumn: (column: string, codes: string) => `${column}: ${codes}`,
  between: ', ',
};
export type CodesMessages = typeof codes;
