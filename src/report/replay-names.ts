import { controlColumn } from '../model';
import type { StudyModels } from '../study';

/** A term as analysis.csv and the formulas name it. */
export function columnInR(term: string, { own }: Pick<StudyModels, 'own'>): string {
  const at = own.findIndex(({ key }) => key === term);
  return at < 0 ? term : controlColumn(at);
}

/** A coefficient as R names it: a dummy by its column and level. */
export function nameInR(name: string, models: Pick<StudyModels, 'own'>): string {
  if (name === '(intercept)') return '(Intercept)';
  // R names a product by the order of its main effects.
  if (name === 'frequency:proximity') return 'proximity:frequency';
  for (const column of ['industry', 'region', ...models.own.map(({ key }) => key)])
    if (name.startsWith(`${column}=`))
      return columnInR(column, models) + name.slice(column.length + 1);
  return columnInR(name, models);
}
