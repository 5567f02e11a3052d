import type { BinaryDriver } from '../file-driver';
import { isMarkupBook } from '../workbooks/markup-book';

/** A workbook, or a page with tables: compressed about tenfold, so its limit is low. */
export const workbookDriver: BinaryDriver = {
  format: 'workbook',
  holds: 'bytes',
  extensions: ['xlsx', 'xls', 'ods', 'xlsm', 'xlsb', 'html', 'htm'],
  limitMegabytes: 100,
  claims: ({ name, bytes, binary }) =>
    binary === null
      ? isMarkupBook(bytes)
      : (binary === 'zip' || binary === 'xls') && !/\.zip$/i.test(name),
  async read(name, bytes, options, run) {
    const { readExcel } = await import('../workbooks/read-excel');
    return readExcel(name, bytes, options, run);
  },
};
