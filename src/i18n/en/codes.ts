import { formatCount } from '../numbers';

/** What the codes of a questionnaire mean. */
export const codes = {
  title: (column: string) => `Meaning of codes: ${column}`,
  hint: 'These values could be codes of a questionnaire. Until you say what they mean, nothing is computed from this column.',
  value: 'Value',
  rows: 'Rows',
  means: 'Means',
  meaning: {
    yes: 'Yes',
    no: 'No',
    level: 'Step of a scale',
    missing: 'No answer',
    number: 'The number itself',
  },
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
