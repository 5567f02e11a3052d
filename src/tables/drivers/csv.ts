import type { TextDriver } from '../file-driver';
import { readCsv } from '../read-csv';

/** Delimited text, read in slices. */
export const csvDriver: TextDriver = {
  format: 'csv',
  holds: 'text',
  extensions: ['csv', 'tsv', 'tab', 'txt'],
  limitMegabytes: 1000,
  read: readCsv,
};
