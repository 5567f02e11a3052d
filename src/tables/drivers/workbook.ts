import type { BinaryDriver } from '../file-driver';

/** A workbook: compressed about tenfold, so its limit is low. */
export const workbookDriver: BinaryDriver = {
  format: 'workbook',
  holds: 'bytes',
  extensions: ['xlsx', 'xls', 'ods'],
  limitMegabytes: 100,
  claims: ({ name, binary }) => (binary === 'zip' || binary === 'xls') && !/\.zip$/i.test(name),
  async read(name, bytes, options, run) {
    const { readExcel } = await import('../read-excel');
    return readExcel(name, bytes, options, run);
  },
};
