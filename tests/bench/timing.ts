/** Milliseconds of several runs of one thing. */
export interface Timing {
  readonly medianMs: number;
  readonly leastMs: number;
  readonly mostMs: number;
  readonly runs: number;
}

/** Runs `work` `warmUp` times unmeasured, then `runs` times measured. */
export async function time(
  work: () => unknown,
  runs: number,
  warmUp = Math.min(3, runs - 1),
): Promise<Timing> {
  for (let k = 0; k < warmUp; k++) await work();
  const ms: number[] = [];
  for (let k = 0; k < runs; k++) {
    const start = performance.now();
    await work();
    ms.push(performance.now() - start);
  }
  ms.sort((a, b) => a - b);
  const middle = ms.length >> 1;
  const medianMs = ms.length % 2 === 1 ? ms[middle] : (ms[middle - 1] + ms[middle]) / 2;
  return { medianMs, leastMs: ms[0], mostMs: ms[ms.length - 1], runs };
}

export const TIMING_COLUMNS = ['what', 'firms', 'median ms', 'least', 'most', 'runs'];

export function timingRow(what: string, firms: number, timing: Timing): (string | number)[] {
  return [
    what,
    firms,
    rounded(timing.medianMs),
    rounded(timing.leastMs),
    rounded(timing.mostMs),
    timing.runs,
  ];
}

/** Three significant digits. */
export function rounded(value: number): number {
  return Number(value.toPrecision(3));
}
