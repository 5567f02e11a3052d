import type { ColumnCodes, ColumnRanges, StudyFile } from '../model';
import { withCodes, withRanges } from '../study';

/** The study with these codes in the place of its own for the same columns. */
export function withStatedCodes(study: StudyFile, given: readonly ColumnCodes[]): StudyFile {
  if (given.length === 0) return study;
  const codes = given.reduce(
    (list, entry) => withCodes(list, entry.column, entry.codes, entry.several),
    study.codes ?? [],
  );
  return { ...study, codes };
}

/** The study with what is to be taken of ranges, in the place of what it said of the same columns. */
export function withStatedRanges(study: StudyFile, given: readonly ColumnRanges[]): StudyFile {
  if (given.length === 0) return study;
  const ranges = given.reduce(
    (list, { column, take }) => withRanges(list, column, take),
    study.ranges ?? [],
  );
  return { ...study, ranges };
}

/** The study with these columns among its measures: each becomes one per answer. */
export function withAnswerRoles(
  study: StudyFile,
  header: readonly string[],
  several: readonly ColumnCodes[],
): StudyFile {
  const { firms } = study.inputs;
  const columns = several.map(({ column }) => header.indexOf(column));
  const outcome = [...new Set([...(firms.roles.outcome ?? []), ...columns])];
  if (columns.length === 0) return study;
  const roles = { ...firms.roles, outcome };
  return { ...study, inputs: { ...study.inputs, firms: { ...firms, roles } } };
}
