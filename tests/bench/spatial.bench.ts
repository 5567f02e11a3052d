import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fitModel, fitSpatialModel, type Model } from '../../src/evidence';
import { SPATIAL_FORMS, type SpatialForm } from '../../src/model';
import { createRandom } from '../../src/stats/random';
import { spatialLag, type SpatialWeights } from '../../src/stats/spatial-weights';
import { nearestWeights } from '../../src/study/comparison/space-weights';
import { TIMING_COLUMNS, rounded, time, timingRow } from './timing';

export const title = 'Models in which neighbours count: the 8 nearest of firms strewn over a box';

const NEIGHBOURS = 8;
const RUNS = 5;

function made(firms: number): { model: Model; weights: SpatialWeights } {
  const random = createRandom(5);
  const draw = () => Float64Array.from({ length: firms }, () => random.uniform());
  const lng = draw().map((u) => 130 + 10 * u);
  const lat = draw().map((u) => 33 + 7 * u);
  const rows = Int32Array.from({ length: firms }, (_, i) => i);
  const weights = nearestWeights(lng, lat, rows, NEIGHBOURS);
  const [size, distance, noise] = [draw(), draw(), draw()];
  const own = size.map((value, i) => 1 + value - 0.5 * distance[i] + noise[i]);
  let outcome = own;
  // 0.4 to the 40th is nothing.
  for (let round = 0; round < 40; round++) {
    const lag = spatialLag(weights, outcome);
    outcome = own.map((value, i) => value + 0.4 * lag[i]);
  }
  const result = fitModel({
    family: 'ols',
    outcome,
    terms: [['size'], ['distance']],
    columns: { size, distance },
  });
  if (!result.ok) throw new Error(result.problem.code);
  return { model: result.value, weights };
}

/** What spatialreg makes of a form, in the words of its functions. */
const IN_R: Readonly<Record<Exclude<SpatialForm, 'slx'>, string>> = {
  lag: 'lagsarlm(f, d, lw, method = "LU", control = control)',
  error: 'errorsarlm(f, d, lw, method = "LU", control = control)',
  durbin: 'lagsarlm(f, d, lw, Durbin = TRUE, method = "LU", control = control)',
};

/** Milliseconds of each form in R, by its median, and the parameter that R finds; null without R or spatialreg. */
function inR({ model, weights }: ReturnType<typeof made>) {
  const folder = mkdtempSync(join(tmpdir(), 'shuseki-bench-'));
  try {
    const { size, distance } = model.design.values;
    const rows = model.outcome.map((_, i) => i);
    const lines = Array.from(rows, (i) => [model.outcome[i], size[i], distance[i]].join(','));
    writeFileSync(join(folder, 'd.csv'), ['y,size,distance', ...lines, ''].join('\n'));
    const near = Array.from(rows, (i) =>
      Array.from(weights.neighbour.subarray(weights.start[i], weights.start[i + 1]), (j) => j + 1)
        .sort((a, b) => a - b)
        .join(' '),
    );
    writeFileSync(join(folder, 'near.txt'), near.join('\n'));
    const script = [
      'suppressMessages({ library(spdep); library(spatialreg) })',
      'd <- read.csv("d.csv"); f <- y ~ size + distance; control <- list(tol.opt = 1e-12)',
      'nb <- structure(lapply(strsplit(readLines("near.txt"), " "), as.integer), class = "nb", region.id = as.character(seq_len(nrow(d))))',
      'lw <- nb2listw(nb); out <- c()',
      ...Object.entries(IN_R).map(
        ([form, call]) =>
          `ms <- c(); for (k in 1:${RUNS}) ms[k] <- 1000 * system.time(m <- ${call})[["elapsed"]]; out <- c(out, paste("${form}", median(ms), min(ms), max(ms), if (is.null(m$rho)) m$lambda else m$rho))`,
      ),
      'writeLines(out, "out.txt")',
    ].join('\n');
    writeFileSync(join(folder, 'bench.R'), script);
    const ran = spawnSync('Rscript', ['bench.R'], { cwd: folder, stdio: 'ignore' });
    if (ran.status !== 0) return null;
    return readFileSync(join(folder, 'out.txt'), 'utf8')
      .trim()
      .split('\n')
      .map((line) => {
        const [form, ...numbers] = line.split(' ');
        const [medianMs, leastMs, mostMs, parameter] = numbers.map(Number);
        return { form: form as SpatialForm, medianMs, leastMs, mostMs, runs: RUNS, parameter };
      });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

export async function run(): Promise<{
  columns: string[];
  rows: (string | number)[][];
  notes: string[];
}> {
  const rows: (string | number)[][] = [];
  const notes: string[] = [];
  for (const firms of [5000, 20000]) {
    const data = made(firms);
    const known = firms === 5000 ? inR(data) : null;
    for (const form of SPATIAL_FORMS) {
      const timing = await time(() => fitSpatialModel(data.model, data.weights, form), RUNS);
      rows.push(timingRow(form, firms, timing));
      const theirs = known?.find((each) => each.form === form);
      if (!theirs) continue;
      const result = await fitSpatialModel(data.model, data.weights, form);
      const own = result.ok ? result.value.spatial!.estimate : NaN;
      rows.push(timingRow(`${form}: R spatialreg, method LU`, firms, theirs));
      notes.push(
        `${form} of ${firms} firms: ${rounded(timing.medianMs / theirs.medianMs)} times spatialreg's time, parameters ${rounded(Math.abs(own - theirs.parameter))} apart.`,
      );
    }
    if (firms === 5000 && !known) notes.push('R or its spatialreg is not installed: not compared.');
  }
  return { columns: TIMING_COLUMNS, rows, notes };
}
