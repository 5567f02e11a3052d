/** Terms below this share of the largest add nothing to a sum of doubles. */
const NEGLIGIBLE = 1e-18;
/** Of the logarithm of an odds ratio: as near as its root is looked for. */
const EXACT = 1e-12;
/** By what factor a bracket around a root grows. */
const STEP = 4;

/** A table of two by two with its margins: `found` of `drawn` are marked, as are `marked` of `all`. Whole numbers, marked and drawn at most all. */
export interface TwoByTwo {
  readonly found: number;
  readonly marked: number;
  readonly drawn: number;
  readonly all: number;
}

/**
 * P(X ≥ found) where marked things are `odds` times as likely to be drawn, given all margins: the upper tail of Fisher's noncentral
 * hypergeometric distribution (Fisher 1935). Linear in the width of its peak.
 */
export function noncentralUpper({ found, marked, drawn, all }: TwoByTwo, odds: number): number {
  const least = Math.max(0, drawn + marked - all);
  const most = Math.min(marked, drawn);
  if (found <= least) return 1;
  if (found > most) return 0;
  const rest = all - marked - drawn;
  // How much likelier x + 1 is than x; it falls with x, so that there is one peak.
  const ratio = (x: number) => (odds * (marked - x) * (drawn - x)) / ((x + 1) * (rest + x + 1));
  const peak = Math.min(most, Math.max(least, Math.round(cornfieldMean({ marked, drawn, all }, odds)))); // prettier-ignore
  let above = peak >= found ? 1 : 0;
  let below = 1 - above;
  for (let x = peak, weight = 1; x < most; x++) {
    weight *= ratio(x);
    if (x + 1 >= found) above += weight;
    else below += weight;
    if (weight < NEGLIGIBLE * (above + below)) break;
  }
  for (let x = peak, weight = 1; x > least; x--) {
    weight /= ratio(x - 1);
    if (x - 1 >= found) above += weight;
    else below += weight;
    if (weight < NEGLIGIBLE * (above + below)) break;
  }
  return above / (above + below);
}

/**
 * The marked things among the drawn at which the table has this odds ratio, a real number: the middle of the noncentral distribution (Cornfield
 * 1956), the observed number where the odds are the observed ones. `odds` from 0 to Infinity.
 */
export function cornfieldMean(
  { marked, drawn, all }: Omit<TwoByTwo, 'found'>,
  odds: number,
): number {
  const least = Math.max(0, drawn + marked - all);
  const most = Math.min(marked, drawn);
  if (odds === Infinity) return most;
  if (odds === 0) return least;
  const b = all - marked - drawn + odds * (marked + drawn);
  const product = odds * marked * drawn;
  const root = Math.sqrt(b * b + 4 * (1 - odds) * product);
  return Math.min(most, Math.max(least, (2 * product) / (b + root)));
}

/**
 * Exact interval of the odds ratio given all margins, as R's `fisher.test` has it: each end is the ratio at which so many or more
 * (so few or fewer) would come up with (1 − level) / 2. From 0 where none is marked, to Infinity where all are.
 */
export function oddsRatioInterval(table: TwoByTwo, level = 0.95): readonly [number, number] {
  const { found, marked, drawn, all } = table;
  const tail = (1 - level) / 2;
  const least = Math.max(0, drawn + marked - all);
  const most = Math.min(marked, drawn);
  const low = found <= least ? 0 : rootOf((odds) => noncentralUpper(table, odds) - tail);
  const next = { ...table, found: found + 1 };
  const high =
    found >= most ? Infinity : rootOf((odds) => noncentralUpper(next, odds) - (1 - tail));
  return [low, high];
}

/** Where a function that rises with the odds is 0. */
function rootOf(rising: (odds: number) => number): number {
  let low = 1;
  let high = 1;
  while (rising(low) > 0) low /= STEP;
  while (rising(high) < 0) high *= STEP;
  let from = Math.log(low);
  let to = Math.log(high);
  while (to - from > EXACT) {
    const middle = (from + to) / 2;
    if (middle <= from || middle >= to) break;
    if (rising(Math.exp(middle)) < 0) from = middle;
    else to = middle;
  }
  return Math.exp((from + to) / 2);
}
