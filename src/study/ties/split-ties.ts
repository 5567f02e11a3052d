import { NameIndex, PartNames, plainId, UNMATCHED, type ChosenEnds } from '../../linkage';
import { problem, type InstitutionColumns, type Problem } from '../../model';
import { namesIn } from '../../tables';
import { at } from '../firms/number-column';
import type { StatedTies } from './stated-ties';

/** What is called so may stand for itself. */
const OWN =
  /(?:大学|高専|高等専門学校|研究所|センター|試験場|機構|財団|公社|協会|会議所|会社|組合|銀行)$/;

/**
 * Ties of which the cell names several institutions as one tie with each, with the frequency and all else of the row: where the whole names nobody, nobody chose what
 * it means, and at least one of its names is known. The very ties where there are none.
 */
export function splitTies(
  stated: StatedTies,
  { id, nameJa, nameEn }: Pick<InstitutionColumns, 'id' | 'nameJa' | 'nameEn'>,
  chosen: ChosenEnds,
  problems: Problem[],
): StatedTies {
  const { rows } = stated;
  const parts = new PartNames(new NameIndex(id, nameJa, nameEn));
  const isKnown = (text: string) =>
    chosen.institution.has(plainId(text)) || parts.find(text).row !== UNMATCHED;
  const names = rows.institution.map((text) => {
    const isWhole = chosen.institution.has(plainId(text)) || !parts.find(text).isPart;
    if (isWhole && isKnown(text)) return [text];
    const several = namesIn(text, isKnown);
    // 北山大学、工学部 is one institution with its part.
    const isOfOne =
      isKnown(text) && !several.slice(1).every((name) => isKnown(name) || OWN.test(name));
    return !isOfOne && several.some(isKnown) ? several : [text];
  });
  const changed = names.findIndex(
    (own, row) => own.length !== 1 || own[0] !== rows.institution[row],
  );
  if (changed < 0) return stated;
  const from = names.flatMap((own, row) => own.map(() => row));
  const numbers = (column: Float64Array) => Float64Array.from(from, (row) => column[row]);
  const split = names.flatMap((own, row) => (own.length > 1 ? [row] : []));
  if (split.length > 0) {
    const facts = { rows: split.length, example: rows.institution[split[0]].trim().slice(0, 80) };
    const { table, institution, tableRow } = stated;
    const where = at(table, tableRow(split[0]), table.header[institution]);
    problems.push(problem('institutions-split', 'note', where, facts));
  }
  return {
    ...stated,
    rows: {
      ...rows,
      firm:
        rows.firm instanceof Int32Array
          ? Int32Array.from(from, (row) => (rows.firm as Int32Array)[row])
          : from.map((row) => (rows.firm as readonly string[])[row]),
      institution: names.flat(),
      contactFrequency: numbers(rows.contactFrequency),
      topic: from.map((row) => rows.topic[row]),
      ...(rows.year ? { year: numbers(rows.year) } : {}),
    },
    tableRow: (row) => stated.tableRow(from[row]),
  };
}
