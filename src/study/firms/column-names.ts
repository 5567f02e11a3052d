import type { ColumnName, Outcome } from '../../model';

/** What a column is called: its name in the study's language, else its header. */
export function nameOfColumn(names: readonly ColumnName[] | undefined, column: string): string {
  const entry = names?.find((each) => each.column === column);
  return entry?.shown ?? entry?.ja ?? entry?.en ?? column;
}

/** An outcome's label, and what files call it where that is another. */
export const labelled = (label: string, inFiles: string): Pick<Outcome, 'label' | 'inFiles'> =>
  label === inFiles ? { label } : { label, inFiles };

/** What files call an outcome, whatever the language of who writes them. */
export const labelInFiles = ({ label, inFiles = label }: Pick<Outcome, 'label' | 'inFiles'>) =>
  inFiles;

/** An outcome without its values. */
export const outcomeName = ({
  key,
  label,
  inFiles,
}: Outcome): Pick<Outcome, 'key' | 'label' | 'inFiles'> => ({
  key,
  label,
  ...(inFiles === undefined ? {} : { inFiles }),
});

/** What one answer of a column is called of which a cell may hold several. */
export const answerLabel = (column: string, value: string, label: string | undefined): string =>
  label ? `${column}: ${label}` : `${column}=${value}`;
