import { invertWithDeterminant } from '../stats/cholesky';
import { collect, predict, type ChosenColumns, type DesignMatrix } from '../stats/design-matrix';
import { designProduct } from '../stats/design-products';
import { judge } from '../stats/judge';
import { maximise } from '../stats/newton';

/** Pairs of a complete grid of two kinds of members, zeros kept: entry i of each column belongs to pair i. */
export interface FixedGravityPairs {
  /** Contacts, at least 0; need not be whole. */
  readonly contacts: Float64Array;
  /** What differs from pair to pair, such as log kilometres; finite. */
  readonly term: Float64Array;
  /** Members of each pair, any numbers. */
  readonly first: Int32Array;
  readonly second: Int32Array;
}

/**
 * `no-ties`: no pair has a contact. `few-members`: fewer than two members of one kind have any. `collinear`: the term is a sum of what
 * belongs to the members. `not-converged`: no maximum was reached, as where the zeros can be told perfectly.
 */
export type FixedGravityFailure = 'no-ties' | 'few-members' | 'collinear' | 'not-converged';

export interface FixedGravityFit {
  /** Pairs that took part, and the members they are of. */
  readonly n: number;
  readonly firsts: number;
  readonly seconds: number;
  /** Members without any contact: an effect of their own would expect none, so that their pairs tell nothing. */
  readonly firstsWithout: number;
  readonly secondsWithout: number;
  readonly estimate: number;
  /** Clustered by both kinds of members; NaN where the sum of the three parts is not positive. */
  readonly standardError: number;
  /** The fewer members less 1, by which t judges. */
  readonly df: number;
  readonly pValue: number;
  readonly ciLow: number;
  readonly ciHigh: number;
}

export type FixedGravityResult =
  | { readonly ok: true; readonly value: FixedGravityFit }
  | { readonly ok: false; readonly failure: FixedGravityFailure };

/** What is left of the term beside both kinds of members, as a share of its variance, below which it is nothing. */
const LEAST_LEFT = 1e-10;

/** Contacts of each member, those with none left out, numbered anew. */
function membersWithContacts(members: Int32Array, contacts: Float64Array) {
  const sums = new Map<number, number>();
  members.forEach((member, i) => sums.set(member, (sums.get(member) ?? 0) + contacts[i]));
  const taking = [...sums].filter(([, sum]) => sum > 0).map(([member]) => member);
  return {
    numbers: new Map(taking.map((member, number) => [member, number])),
    without: sums.size - taking.length,
  };
}

/** Means of a column over each member's pairs. */
function meansOf(values: Float64Array, members: Int32Array, count: number): Float64Array {
  const [sums, times] = [new Float64Array(count), new Float64Array(count)];
  members.forEach((member, i) => {
    sums[member] += values[i];
    times[member]++;
  });
  return sums.map((sum, member) => sum / times[member]);
}

/**
 * Poisson pseudo-maximum likelihood of contacts with an effect of each member of both kinds (Anderson and van Wincoop 2003; Santos Silva and
 * Tenreyro 2006): what belongs to a member alone (its size, its kind) is held constant. Members without any contact are left out, which leaves
 * the estimate as it is (Correia, Guimarães and Zylkin 2020). Errors are clustered by both kinds (Cameron, Gelbach and Miller 2011): V₁ + V₂ − V₁₂, each
 * with G/(G − 1) of the fewer members. O(members³) a step. Throws RangeError for contacts or terms that are negative, not finite or of another length.
 */
export function fitFixedGravity(pairs: FixedGravityPairs): FixedGravityResult {
  checkPairs(pairs);
  const of = [pairs.first, pairs.second].map((each) => membersWithContacts(each, pairs.contacts));
  const [firsts, seconds] = of.map(({ numbers }) => numbers.size);
  if (firsts === 0) return { ok: false, failure: 'no-ties' };
  if (Math.min(firsts, seconds) < 2) return { ok: false, failure: 'few-members' };
  const rows = [...pairs.contacts.keys()].filter(
    (i) => of[0].numbers.has(pairs.first[i]) && of[1].numbers.has(pairs.second[i]),
  );
  const first = Int32Array.from(rows, (i) => of[0].numbers.get(pairs.first[i])!);
  const second = Int32Array.from(rows, (i) => of[1].numbers.get(pairs.second[i])!);
  const y = Float64Array.from(rows, (i) => pairs.contacts[i]);
  const term = leftOf(
    Float64Array.from(rows, (i) => pairs.term[i]),
    { first, second, firsts, seconds },
  );
  if (!term) return { ok: false, failure: 'collinear' };
  const found = slopeOf(y, term.values, { first, second, firsts, seconds });
  if (!found) return { ok: false, failure: 'not-converged' };
  const estimate = found.slope / term.deviation;
  const variance = twoWay(found.influence, { first, second, firsts, seconds });
  const standardError = variance > 0 ? Math.sqrt(variance) / term.deviation : NaN;
  const df = Math.min(firsts, seconds) - 1;
  const { pValue, reach } = judge(estimate, standardError, df);
  return {
    ok: true,
    value: {
      ...{ n: rows.length, firsts, seconds },
      ...{ firstsWithout: of[0].without, secondsWithout: of[1].without },
      ...{ estimate, standardError, df, pValue },
      ...{ ciLow: estimate - reach, ciHigh: estimate + reach },
    },
  };
}

function checkPairs({ contacts, term, first, second }: FixedGravityPairs): void {
  const wrong = contacts.findIndex((y) => !(y >= 0 && y < Infinity));
  if (wrong >= 0) throw new RangeError(`${contacts[wrong]} contacts of pair ${wrong}`);
  const lengths = [term, first, second].every(({ length }) => length === contacts.length);
  if (!lengths || !term.every(Number.isFinite))
    throw new RangeError(`a term needs ${contacts.length} finite values`);
}

interface Members {
  readonly first: Int32Array;
  readonly second: Int32Array;
  readonly firsts: number;
  readonly seconds: number;
}

/**
 * The term without the means of its members, which their effects take up, over its deviation; null where nothing is left. In a complete
 * grid one round leaves no mean.
 */
function leftOf(term: Float64Array, { first, second, firsts, seconds }: Members) {
  const centre = term.reduce((sum, value) => sum + value, 0) / term.length;
  const ofFirst = meansOf(term, first, firsts);
  const ofSecond = meansOf(term, second, seconds);
  const left = term.map((value, i) => value - ofFirst[first[i]] - ofSecond[second[i]] + centre);
  const square = (values: Float64Array) =>
    values.reduce((sum, value) => sum + value * value, 0) / values.length;
  const whole = square(term.map((value) => value - centre));
  if (!(square(left) > LEAST_LEFT * whole)) return null;
  const deviation = Math.sqrt(square(left));
  return { values: left.map((value) => value / deviation), deviation };
}

/** The term's coefficient, and how far each pair alone moved it; null where the search does not arrive. */
function slopeOf(y: Float64Array, term: Float64Array, members: Members) {
  const { first, second, firsts, seconds } = members;
  const n = y.length;
  const block = (from: number, count: number, of: Int32Array): ChosenColumns => ({
    ...{ first: from, count, of, values: null },
  });
  const k = firsts + seconds;
  const design: DesignMatrix = {
    rows: n,
    columns: k,
    measured: [{ column: k - 1, values: term }],
    chosen: [
      block(0, firsts, first),
      // The last of them is what the others compare with.
      block(
        firsts,
        seconds - 1,
        second.map((member) => (member < seconds - 1 ? firsts + member : -1)),
      ),
    ],
  };
  const top = maximise(
    {
      value: (parameters) =>
        predict(design, parameters).reduce((sum, e, i) => sum + y[i] * e - Math.exp(e), 0),
      derivatives(parameters) {
        const mean = predict(design, parameters).map(Math.exp);
        return {
          gradient: collect(
            design,
            y.map((value, i) => value - mean[i]),
          ),
          information: designProduct(design, mean),
        };
      },
      reach: (step) =>
        predict(design, step).reduce((most, change) => Math.max(most, Math.abs(change)), 0),
    },
    startOf(y, members),
  );
  if (top.outcome !== 'converged') return null;
  const mean = predict(design, top.parameters).map(Math.exp);
  const inverse = invertWithDeterminant(designProduct(design, mean))?.inverse;
  if (!inverse) return null;
  const lever = predict(design, inverse.data.slice((k - 1) * k));
  return { slope: top.parameters[k - 1], influence: lever.map((l, i) => l * (y[i] - mean[i])) };
}

/** The best effects without the term: those of a table's margins. */
function startOf(y: Float64Array, { first, second, firsts, seconds }: Members): Float64Array {
  const ofFirst = meansOf(y, first, firsts);
  const ofSecond = meansOf(y, second, seconds);
  const base = ofSecond[seconds - 1];
  const mean = y.reduce((sum, value) => sum + value, 0) / y.length;
  const start = new Float64Array(firsts + seconds);
  ofFirst.forEach((value, member) => (start[member] = Math.log((value * base) / mean)));
  for (let member = 0; member < seconds - 1; member++)
    start[firsts + member] = Math.log(ofSecond[member] / base);
  return start;
}

function twoWay(influence: Float64Array, { first, second, firsts, seconds }: Members): number {
  const squares = (of: Int32Array, count: number) => {
    const sums = new Float64Array(count);
    influence.forEach((value, i) => (sums[of[i]] += value));
    return sums.reduce((total, sum) => total + sum * sum, 0);
  };
  const fewer = Math.min(firsts, seconds);
  const own = influence.reduce((total, value) => total + value * value, 0);
  return (fewer / (fewer - 1)) * (squares(first, firsts) + squares(second, seconds) - own);
}
