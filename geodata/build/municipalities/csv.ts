import { readFileSync } from 'node:fs';

/**
 * A hand-made CSV of the geodata folder as records by header. These files hold no quotes, no commas inside cells and
 * no empty lines; anything else throws with the line's number.
 */
export function readPlainCsv(path: string): Record<string, string>[] {
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const header = lines[0].split(',');
  return lines.slice(1).map((line, index) => {
    const cells = line.split(',');
    if (cells.length !== header.length || line.includes('"')) {
      throw new Error(`${path}, line ${index + 2}: expected ${header.length} plain cells`);
    }
    return Object.fromEntries(header.map((name, column) => [name, cells[column]]));
  });
}

/** Rows as CSV text, LF at every line's end. Cells that need quotes get them. */
export function toCsv(header: readonly string[], rows: readonly (readonly string[])[]): string {
  const cell = (text: string) => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);
  return [header, ...rows].map((row) => row.map(cell).join(',') + '\n').join('');
}
