/*
 * The normal distribution function and its density together, by one exponential: regressions evaluate both at millions of points,
 * where the library's function takes some ten times as long. The rational approximations are Cody's (1969, Mathematics of
 * Computation 23; Algorithm 715, 1993), as in R's pnorm. tests/stats compares them with R and with the library to 1e-12 of the value, in
 * both tails.
 */

/** A point of the standard normal distribution. */
export interface NormalPoint {
  /** P(Z ≤ z) and P(Z > z), each with its own digits. */
  cdf: number;
  upper: number;
  density: number;
}

const ROOT_2_PI_INVERSE = 0.3989422804014327;
/** Ends of the ranges of the three approximations. */
const MIDDLE = 0.67448975;
const SHOULDER = Math.sqrt(32);

/** Φ(z) − ½ for |z| up to MIDDLE. */
function middleOf(z: number): number {
  const square = z * z;
  let top = 0.06568233791820745 * square;
  top = (top + 2.2352520354606837) * square;
  top = (top + 161.02823106855587) * square;
  top = (top + 1067.6894854603709) * square;
  let bottom = square;
  bottom = (bottom + 47.202581904688245) * square;
  bottom = (bottom + 976.0985517377767) * square;
  bottom = (bottom + 10260.932208618979) * square;
  return (z * (top + 18154.98125334356)) / (bottom + 45507.78933502673);
}

/** P(Z > z) / exp(−z²/2) for z from MIDDLE to SHOULDER. */
function shoulderOf(z: number): number {
  let top = 1.0765576773720192e-8 * z;
  top = (top + 0.39894151208813466) * z;
  top = (top + 8.883149794388377) * z;
  top = (top + 93.50665613217785) * z;
  top = (top + 597.2702763948002) * z;
  top = (top + 2494.5375852903726) * z;
  top = (top + 6848.190450536283) * z;
  top = (top + 11602.65143764735) * z;
  let bottom = z;
  bottom = (bottom + 22.266688044328117) * z;
  bottom = (bottom + 235.387901782625) * z;
  bottom = (bottom + 1519.3775994075547) * z;
  bottom = (bottom + 6485.558298266761) * z;
  bottom = (bottom + 18615.571640885097) * z;
  bottom = (bottom + 34900.95272114598) * z;
  bottom = (bottom + 38912.00328609327) * z;
  return (top + 9842.714838383978) / (bottom + 19685.429676859992);
}

/** P(Z > z) / exp(−z²/2) for z from SHOULDER on. */
function tailOf(z: number): number {
  const square = 1 / (z * z);
  let top = 0.023073441764940174 * square;
  top = (top + 0.215898534057957) * square;
  top = (top + 0.12740116116024736) * square;
  top = (top + 0.022235277870649807) * square;
  top = (top + 0.0014216191932278934) * square;
  let bottom = square;
  bottom = (bottom + 1.284260096144911) * square;
  bottom = (bottom + 0.4682382124808651) * square;
  bottom = (bottom + 0.06598813786892856) * square;
  bottom = (bottom + 0.0037823963320275824) * square;
  const rest = (square * (top + 2.9112874951168793e-5)) / (bottom + 7.297515550839662e-5);
  return (ROOT_2_PI_INVERSE - rest) / z;
}

/** Evaluates at z (±Infinity too) into a point that the caller reuses. NaN gives NaN. */
export function readNormal(z: number, into: NormalPoint): void {
  const far = Math.abs(z);
  const decay = Math.exp(-0.5 * z * z);
  into.density = decay * ROOT_2_PI_INVERSE;
  if (far <= MIDDLE) {
    const half = middleOf(z);
    into.cdf = 0.5 + half;
    into.upper = 0.5 - half;
    return;
  }
  const tail = decay * (far <= SHOULDER ? shoulderOf(far) : tailOf(far));
  into.cdf = z > 0 ? 1 - tail : tail;
  into.upper = z > 0 ? tail : 1 - tail;
}

/**
 * Sums of P(Z > z) and of the density over z = cut − shift for every one of the shifts; adds factor · density of each to its place in
 * `gathered`.
 */
export function sumNormals(
  cut: number,
  shifts: Float64Array,
  factor: number,
  gathered: Float64Array,
): { upper: number; density: number } {
  let upper = 0;
  let density = 0;
  for (let i = 0; i < shifts.length; i++) {
    const z = cut - shifts[i];
    const far = Math.abs(z);
    const decay = Math.exp(-0.5 * z * z);
    const own = decay * ROOT_2_PI_INVERSE;
    density += own;
    gathered[i] += factor * own;
    if (far <= MIDDLE) upper += 0.5 - middleOf(z);
    else {
      const tail = decay * (far <= SHOULDER ? shoulderOf(far) : tailOf(far));
      upper += z > 0 ? tail : 1 - tail;
    }
  }
  return { upper, density };
}
