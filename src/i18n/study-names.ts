import { controlKey, controlOfKey, type StudyFile } from '../model';
import type { Language, Messages } from './languages';

type Named = Pick<StudyFile, 'codes' | 'columnNames' | 'settings'>;

/**
 * The messages with the person's own control columns, and the categories of these, called as the study's code book calls them in this language; the very same
 * messages where it calls none of them so.
 */
export function withStudyNames(m: Messages, study: Named | null, language: Language): Messages {
  const own = study?.settings.models?.own ?? [];
  if (!study || own.length === 0) return m;
  const names = new Map<string, string>();
  const levels = new Map<string, string>();
  for (const { column } of own) {
    const said = study.columnNames?.find((each) => each.column === column);
    const name = language === 'ja' ? (said?.ja ?? said?.en) : (said?.en ?? said?.ja);
    if (name) names.set(column, name);
    const codes = study.codes?.find((each) => each.column === column)?.codes ?? [];
    for (const { value, label = value, labelEn } of codes)
      if (language === 'en' && labelEn) levels.set(`${column}=${label}`, labelEn);
  }
  if (names.size === 0 && levels.size === 0) return m;
  const columnOf = (column: string): string => {
    const base = own.find((each) => column.startsWith(`${each.column}=`))?.column;
    if (base === undefined) return names.get(column) ?? column;
    const level = levels.get(column) ?? column.slice(base.length + 1);
    return `${names.get(base) ?? base}=${level}`;
  };
  const { coefficient, nameOfOwn } = m.models;
  return {
    ...m,
    models: {
      ...m.models,
      coefficient: (name) => {
        const found = controlOfKey(name);
        const called = found && { ...found, column: columnOf(found.column) };
        return coefficient(called ? controlKey(called) : name);
      },
      nameOfOwn: (control) => nameOfOwn({ ...control, column: columnOf(control.column) }),
      own: {
        ...m.models.own,
        level: (column, level) => levels.get(`${column}=${level}`) ?? level,
      },
    },
  };
}
