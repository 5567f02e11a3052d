import { columnOf, type CodeBook, type ColumnCodes, type StudyFile } from '../../model';
import { answerLabel, nameOfColumn } from './column-names';
import { EVENTS_KEY } from '../ties/events';
import { withCodes } from './codes';

/** A language in which a code book may name things. */
export type NameLanguage = 'ja' | 'en';

/**
 * A study that shows names in one language where it has them in both: what it computes is the same. study.json is written of it as of the
 * study itself, since what is shown is not kept.
 */
export function inLanguage(study: StudyFile, language: NameLanguage): StudyFile {
  const named = saysBoth(study) ? withNames(study, language) : study;
  const { scope } = study.settings;
  if (!scope?.length) return named;
  const labels = derivedLabels(named);
  const called = scope.map((filter) => {
    const label = labels.get(columnOf(filter) ?? '');
    return label === undefined ? filter : { ...filter, called: label };
  });
  return { ...named, settings: { ...named.settings, scope: called } };
}

/** What columns are called that filters read and the table does not hold: answers of several in a cell, and counted events. */
function derivedLabels({
  codes = [],
  columnNames,
  inputs,
}: StudyFile): ReadonlyMap<string, string> {
  const answers = codes
    .filter(({ several }) => several)
    .flatMap(({ column, codes: list }) =>
      list.map(
        ({ value, label, shown }) =>
          [
            `${column}=${value}`,
            answerLabel(nameOfColumn(columnNames, column), value, shown ?? label),
          ] as const,
      ),
    );
  const events = inputs.outcomes?.name.replace(/\.[^.]+$/, '');
  return new Map([...answers, ...(events ? [[EVENTS_KEY, events] as const] : [])]);
}

function withNames(study: StudyFile, language: NameLanguage): StudyFile {
  const { codes, columnNames } = study;
  return {
    ...study,
    ...(codes ? { codes: codes.map((entry) => codesIn(entry, language)) } : {}),
    ...(columnNames
      ? {
          columnNames: columnNames.map((entry) => {
            const shown = language === 'ja' ? (entry.ja ?? entry.en) : (entry.en ?? entry.ja);
            return { ...entry, ...(shown === undefined ? {} : { shown }) };
          }),
        }
      : {}),
  };
}

/** Whether anything of the study is named in English beside Japanese. */
export const saysBoth = ({ codes = [], columnNames = [] }: StudyFile): boolean =>
  columnNames.some(({ ja, en }) => ja && en) ||
  codes.some((entry) => entry.codes.some(({ labelEn }) => labelEn));

/** The label stays, since files hold it. */
function codesIn(entry: ColumnCodes, language: NameLanguage): ColumnCodes {
  if (language === 'ja' || entry.codes.every(({ labelEn }) => !labelEn)) return entry;
  const codes = entry.codes.map((code) => (code.labelEn ? { ...code, shown: code.labelEn } : code));
  return { ...entry, codes };
}

/** The study's codes and names with a code book's in the place of those for the same columns. */
export function withCodeBook(
  { codes = [], columnNames = [] }: Pick<StudyFile, 'codes' | 'columnNames'>,
  book: CodeBook,
): Pick<StudyFile, 'codes' | 'columnNames'> {
  const named = new Set(book.names.map(({ column }) => column));
  const names = [...columnNames.filter(({ column }) => !named.has(column)), ...book.names];
  const all = book.codes.reduce(
    (list, entry) => withCodes(list, entry.column, entry.codes, entry.several),
    codes,
  );
  return {
    ...(all.length > 0 ? { codes: all } : {}),
    ...(names.length > 0 ? { columnNames: names } : {}),
  };
}
