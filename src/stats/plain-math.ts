/*
 * exp and log from + − × ÷ alone: JavaScript engines differ in the last bit of Math.exp and Math.log, and what is drawn at
 * random must come out byte for byte the same on every machine.
 */

const LN_2 = 0.6931471805599453;

/** e to the power x, for |x| ≤ 700, to about 14 digits. */
export function plainExp(x: number): number {
  const halvings = Math.round(x / LN_2);
  const rest = x - halvings * LN_2;
  let term = 1;
  let total = 1;
  for (let n = 1; n <= 20; n++) {
    term *= rest / n;
    total += term;
  }
  const step = halvings < 0 ? 0.5 : 2;
  for (let n = Math.abs(halvings); n > 0; n--) total *= step;
  return total;
}

/** Natural logarithm of x > 0, to about 14 digits. */
export function plainLog(x: number): number {
  if (!(x > 0)) throw new RangeError(`plainLog needs a positive number, not ${x}`);
  let doublings = 0;
  let rest = x;
  for (; rest > 1.5; doublings++) rest /= 2;
  for (; rest < 0.75; doublings--) rest *= 2;
  const ratio = (rest - 1) / (rest + 1);
  let power = ratio;
  let total = 0;
  for (let n = 1; n <= 41; n += 2) {
    total += power / n;
    power *= ratio * ratio;
  }
  return doublings * LN_2 + 2 * total;
}
