import { FIELD_LIST_FILE, fieldListCsv } from '../../tables';
import type { ExportKind } from './export-kind';

/** fields.csv: what each field of the layers is, under its name for people, beside the files that hold keys alone. */
export const fieldsExport: ExportKind<typeof FIELD_LIST_FILE> = {
  name: FIELD_LIST_FILE,
  type: 'text/csv',
  written: 'always',
  count: () => 1,
  make: async (_, { layers, titlesOf }) => fieldListCsv(await layers(), titlesOf),
};
