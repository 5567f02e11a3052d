import { DELIMITERS, type Delimiter } from '../model';

const CANDIDATES: readonly Delimiter[] = Object.values(DELIMITERS);

/** Characters at the start of a file from which the delimiter is judged. */
const SAMPLE_CHARACTERS = 128 * 1024;
const SAMPLE_ROWS = 200;

/**
 * The character that separates the cells of a text: the one whose number per row agrees most often with the first row's.
 * Characters inside quoted cells don't count. Ties go to the one with more cells, then to comma, tab, semicolon, pipe in this
 * order; a text with none of them is one comma-separated column.
 */
export function detectDelimiter(text: string): Delimiter {
  const counts = countPerRow(text.slice(0, SAMPLE_CHARACTERS));
  let best: Delimiter = ',';
  let bestShare = 0;
  let bestCount = 0;
  CANDIDATES.forEach((candidate, c) => {
    const expected = counts[0][c];
    if (expected === 0) return;
    const share = counts.filter((row) => row[c] === expected).length / counts.length;
    if (share > bestShare + 0.05 || (share > bestShare - 0.05 && expected > bestCount)) {
      best = candidate;
      bestShare = share;
      bestCount = expected;
    }
  });
  return best;
}

/** How often each candidate stands outside quotes, row by row; blank lines and the sample's cut last row left out. */
function countPerRow(sample: string): number[][] {
  const rows: number[][] = [];
  const none = () => CANDIDATES.map(() => 0);
  let row = none();
  let filled = false;
  let quoted = false;
  let atCellStart = true;
  for (let i = 0; i < sample.length && rows.length < SAMPLE_ROWS; i++) {
    const character = sample[i];
    if (quoted) {
      if (character === '"') {
        if (sample[i + 1] === '"') i++;
        else quoted = false;
      }
      continue;
    }
    if (character === '\n' || character === '\r') {
      if (filled) rows.push(row);
      row = none();
      filled = false;
      atCellStart = true;
      continue;
    }
    filled = true;
    const c = CANDIDATES.indexOf(character as Delimiter);
    if (c >= 0) row[c]++;
    else if (character === '"' && atCellStart) quoted = true;
    atCellStart = c >= 0;
  }
  if (filled && (rows.length === 0 || sample.length < SAMPLE_CHARACTERS)) rows.push(row);
  return rows.length > 0 ? rows : [none()];
}
