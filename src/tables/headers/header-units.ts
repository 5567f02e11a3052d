const UNIT = String.raw`(?:千|万|十万|百万|千万|億|十億|百)?円|人|名|社|件|個|台|点|回|歳|年|月|日|時間|分|%|割|m2|km|ha|t|トン|kg|人・?月|人日|(?:百|千|万)(?:人|件|社|個)`;
const ANSWERS = String.raw`有\s*[・/]\s*無|○\s*[・/]\s*×|○印?|該当に○|複数回答可?|複数可`;
/** （千円）, [単位：人], （有・無）, 人, 百万円: what stands in a row of its own below names of columns. */
const ALONE = new RegExp(
  String.raw`^(?:[(\[【〔]\s*(?:単位\s*:?\s*)?(${UNIT}|${ANSWERS})\s*[)\]】〕]|(?:単位\s*:\s*)?(${UNIT}))$`,
);
/** Other remarks, in round brackets. */
const REMARK = /^\(([^()]{1,20})\)$/;

const LONGEST = 24;

/** Whether a row has units and the like alone, as stand between names of columns and the first row of a table. */
export function areUnits(cells: readonly string[]): boolean {
  const filled = cells.filter((cell) => cell.trim() !== '');
  return filled.length > 0 && filled.every((cell) => unitOf(cell) !== null);
}

/** The unit or the remark, without brackets, that the lowest level of a name is; null where it is a name. */
export function remarkOf(level: string): string | null {
  const remark = level.length > LONGEST ? null : REMARK.exec(level.normalize('NFKC').trim());
  return unitOf(level) ?? remark?.[1] ?? null;
}

function unitOf(cell: string): string | null {
  if (cell.length > LONGEST) return null;
  const [, bracketed, bare] = ALONE.exec(cell.normalize('NFKC').trim()) ?? [];
  return bracketed ?? bare ?? null;
}
