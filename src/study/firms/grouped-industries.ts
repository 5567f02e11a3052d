import { industryByName, problem, type Problem, type Table } from '../../model';
import { HEADING_COLUMN, LEVELS, namesIndustry, SHEET_COLUMN } from '../../tables';
import { filledDown } from './filled-down';

/** The cells of a column of industries as they hold for each row, and what was understood of how they are given. */
export interface IndustryCells {
  readonly cells: readonly string[];
  readonly problems: readonly Problem[];
}

/** From this share of blank cells on a column is one that names groups: they have two rows and more. */
const GROUPS = { leastBlank: 0.5, longest: 40 };
/** Names that are told. */
const SHOWN = 6;

/**
 * Industries that are given once per group: by headings within the table, by a column of which only the first row of each group is filled (each group once,
 * or once within every heading, sheet or group of another such column). All other columns as they are.
 */
export function industryCells(table: Table, index: number): IndustryCells {
  const column = table.header[index];
  const own = table.columns[index];
  const isHeading = column === HEADING_COLUMN;
  if (isHeading) return told(table, 'heading', column, own, own.map(industryInHeading));
  const filled = filledDown(own, { ...GROUPS, outer: outerOf(table, index) });
  return filled ? told(table, 'column', column, own, filled) : { cells: own, problems: [] };
}

/** The innermost part of 鯖江市 › 製造業 that names an industry; '' for none. */
function industryInHeading(heading: string): string {
  const parts = heading.split(LEVELS).map((part) => part.trim());
  return parts.findLast((part) => industryByName(part) !== undefined || namesIndustry(part)) ?? '';
}

/** What rows stand under beside their industry: within each of it the same groups may come again. */
function outerOf({ header, columns }: Table, index: number): readonly string[] | null {
  const named = [HEADING_COLUMN, SHEET_COLUMN].map((name) => header.lastIndexOf(name));
  const at = named.find((column) => column >= 0 && column !== index);
  if (at !== undefined) return columns[at];
  for (const column of columns.slice(0, index)) {
    const below = filledDown(column, GROUPS);
    if (below) return below;
  }
  return null;
}

function told(
  table: Table,
  by: 'heading' | 'column',
  column: string,
  own: readonly string[],
  cells: readonly string[],
): IndustryCells {
  const rows = cells.filter(
    (cell, row) => cell !== '' && (by === 'heading' || cell !== own[row]),
  ).length;
  const names = [...new Set(cells)].filter((name) => name.trim() !== '');
  const facts = {
    ...{ rows, by, column, open: cells.filter((cell) => cell.trim() === '').length },
    ...{ names: names.slice(0, SHOWN).join('\n'), more: Math.max(0, names.length - SHOWN) },
  };
  const note = problem('industry-by-group', 'note', { file: table.name, column }, facts);
  return { cells, problems: rows > 0 ? [note] : [] };
}
