/** The report's tables as files of their own. */
export const tables = {
  title: 'Tables',
  error: (term: string) => `${term}: standard error`,
  files: {
    'tables.csv': 'The tables of the comparison and the regressions, for a spreadsheet.',
    'tables.tex': 'The same in LaTeX (booktabs).',
    'tables.html': 'The same as a page to copy from into a word processor.',
  },
};
export type TablesMessages = typeof tables;
