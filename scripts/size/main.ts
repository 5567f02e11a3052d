/**
 * `npm run size -- [--runs N] [--draws N] [--wild N] [--firms N] [--seed S] [--noise SHARE] [--list FIRMS.geojson] [--errors NAME]`: how often each 95 % interval of the evidence leaves out 0 where there
 * is no difference (`--draws`: runs of question 2, each of so many draws; `--wild`: draws of the wild cluster bootstrap), with outcomes drawn from a Gaussian field of exponential correlation on places of the sample survey
 * (`--noise`: the share of variance that is each firm's own instead). Two lists: firms of the whole sample, and firms of its prefecture with the
 * most; or one, of the firms that a study wrote as firms.geojson. `--errors`: only those of CHOICES whose name contains this. Writes a table in Markdown; the same seed gives the same table.
 */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import type { FeatureCollection, Point } from 'geojson';
import { comparePlainly, explainDifference, fitModel, wildBootstrap } from '../../src/evidence';
import { gatherGroups } from '../../src/evidence/groups';
import { ROLE_CODE, UNATTENDED, type ErrorChoice, type Findings } from '../../src/model';
import { designOf } from '../../src/stats/design-matrix';
import { denseMatrix } from '../../src/stats/matrix';
import { createRandom, type Random } from '../../src/stats/random';
import { dependenceOf, groupsOfComparison } from '../../src/study/comparison/evidence-groups';
import { judge } from '../../src/stats/judge';
import { sampleSession } from '../../tests/bench/sample';
import { exponentialField } from '../../tests/evidence/field';

const RANGES = [0, 5, 15, 40, 100];

const { values: given } = parseArgs({
  options: {
    runs: { type: 'string', default: '2000' },
    draws: { type: 'string', default: '0' },
    wild: { type: 'string', default: '0' },
    firms: { type: 'string', default: '500' },
    seed: { type: 'string', default: '1' },
    noise: { type: 'string', default: '0' },
    list: { type: 'string' },
    errors: { type: 'string', default: '' },
  },
});
const [runs, draws, wild, firms, seed, noise] = [
  ...[given.runs, given.draws, given.wild, given.firms, given.seed, given.noise].map(Number),
];

const CHOICES: readonly (readonly [name: string, choice: ErrorChoice])[] = [
  ['municipality', { groups: 'municipality' }],
  ['prefecture', { groups: 'prefecture' }],
  ['as suggested', {}],
  ['squares of 20 km', { groups: 'grid', gridKm: 20 }],
  ['squares of 50 km', { groups: 'grid', gridKm: 50 }],
  ['squares of 100 km', { groups: 'grid', gridKm: 100 }],
  ['squares of 200 km', { groups: 'grid', gridKm: 200 }],
  ['Conley, 20 km', { errors: 'conley', conleyKm: 20 }],
  ['Conley, 50 km', { errors: 'conley', conleyKm: 50 }],
  ['Conley, 100 km', { errors: 'conley', conleyKm: 100 }],
  ['Conley, 200 km', { errors: 'conley', conleyKm: 200 }],
  ['independent', { errors: 'classical' }],
];

type Compared = Pick<Findings, 'firmPlaces' | 'membership'>;

/** Firms of the list alone; `employees` where they are known. */
function listed(findings: Compared, rows: readonly number[], employees?: Float64Array) {
  const { lng, lat, municipalityCode, prefecture } = findings.firmPlaces;
  const numbers = (column: Float64Array) => Float64Array.from(rows, (row) => column[row]);
  const places = {
    lng: numbers(lng),
    lat: numbers(lat),
    municipalityCode: rows.map((row) => municipalityCode[row]),
    prefecture: rows.map((row) => prefecture[row]),
  };
  const { role, clusterOf } = findings.membership;
  const of = {
    firmPlaces: places,
    membership: {
      role: Uint8Array.from(rows, (row) => role[row]),
      clusterOf: Int32Array.from(rows, (row) => clusterOf[row]),
    },
  } as unknown as Compared;
  return {
    /** What hangs on the outcome is found anew for each. */
    choices: CHOICES.filter(([name]) => name.includes(given.errors)).map(([name, choice]) => {
      const fixed = dependenceOf(choice, of, null);
      const byOutcome = dependenceOf(choice, of, new Float64Array(rows.length)).likeness;
      const dependence = (outcome: Float64Array) =>
        byOutcome === undefined ? fixed : dependenceOf(choice, of, outcome);
      return { name, dependence };
    }),
    lng: places.lng,
    lat: places.lat,
    inside: groupsOfComparison(of as Findings),
    size: employees
      ? numbers(employees).map((count) => Math.log(Math.max(1, count)))
      : Float64Array.from(rows.keys(), (at) => (at * 37) % 11),
  };
}
type Listed = ReturnType<typeof listed>;

function drawRows(from: readonly number[], random: Random): number[] {
  const rows = [...from];
  for (let i = 0; i < Math.min(firms, rows.length); i++) {
    const j = i + random.below(rows.length - i);
    [rows[i], rows[j]] = [rows[j], rows[i]];
  }
  return rows.slice(0, firms).sort((a, b) => a - b);
}

/** Whether each interval leaves out 0 in one draw; null where none is given. */
function judgeOnce(list: Listed, outcome: Float64Array): Record<string, boolean | null> {
  const out: Record<string, boolean | null> = {};
  for (const { name, dependence } of list.choices) {
    const { numbers, near, errors, groups, gridKm, conleyKm, conleyKernel } = dependence(outcome);
    const found = comparePlainly(outcome, list.inside, numbers, near);
    if (!found.ok) throw new Error(found.problem.code);
    const { robust, ciLow, ciHigh } = found.value;
    const interval = name === 'independent' ? { ciLow, ciHigh } : robust;
    out[`difference, ${name}`] = interval && (interval.ciLow > 0 || interval.ciHigh < 0);
    const model = fitModel({
      family: 'ols',
      outcome,
      terms: [['inside'], ['size']],
      columns: { inside: Float64Array.from(list.inside), size: list.size },
      ...(numbers ? { groups: numbers } : {}),
      positions: near?.positions ?? undefined,
      errors,
      errorParameters: { groups, gridKm, conleyKm, conleyKernel },
      effectsOf: ['inside'],
    });
    if (!model.ok) throw new Error(model.problem.code);
    const [effect] = model.value.marginalEffects;
    const error = effect.errors[errors];
    const { reach } = judge(effect.estimate, error, effect.degrees[errors]);
    out[`regression, ${name}`] = Number.isFinite(reach) ? Math.abs(effect.estimate) > reach : null;
  }
  return out;
}

/** Whether the wild cluster bootstrap rejects that there is no difference; null where the product gives none. */
async function bootstrapOnce({ choices, inside }: Listed, outcome: Float64Array, run: number) {
  const out: Record<string, boolean | null> = {};
  const data = Float64Array.from({ length: 2 * outcome.length }, (_, at) =>
    at % 2 === 0 ? 1 : inside[at >> 1],
  );
  const x = designOf(denseMatrix(outcome.length, 2, data));
  const rows = [...outcome.keys()];
  for (const { name, dependence } of choices) {
    const { numbers, near } = dependence(outcome);
    if (!numbers || near) continue;
    const plain = comparePlainly(outcome, inside, numbers);
    const given = plain.ok && plain.value.robust !== null;
    const options = { seed: seed + run, draws: wild };
    const found = given
      ? await wildBootstrap({ x, y: outcome, column: 1 }, gatherGroups(numbers, rows), options)
      : null;
    out[`wild bootstrap, ${name}`] = found && found.pValue < 0.05;
  }
  return out;
}

/** Whether question 2's interval leaves out 0, where a proxy that is a field of its own accounts for nothing. */
async function explainOnce(list: Listed, outcome: Float64Array, proxy: Float64Array, run: number) {
  const out: Record<string, boolean | null> = {};
  for (const { name, dependence } of list.choices) {
    const { numbers } = dependence(outcome);
    const found = await explainDifference(
      {
        family: 'ols',
        outcome,
        inside: 'inside',
        proxies: [['proxy']],
        controls: [['size']],
        columns: { inside: Float64Array.from(list.inside), size: list.size, proxy },
        ...(numbers ? { groups: numbers } : {}),
      },
      { seed: seed + run, draws },
      UNATTENDED,
    );
    out[`question 2, ${name}`] = found.ok ? found.value.ciLow > 0 || found.value.ciHigh < 0 : null;
  }
  return out;
}

function cell(hits: readonly (boolean | null)[]): string {
  const known = hits.filter((hit) => hit !== null);
  if (known.length < hits.length / 2) return '–';
  const rate = known.filter(Boolean).length / known.length;
  const reach = 1.96 * Math.sqrt((rate * (1 - rate)) / known.length);
  const percent = (value: number) => (100 * value).toFixed(1);
  return `${percent(rate)} ± ${percent(reach)}`;
}

async function measure(title: string, list: Listed): Promise<void> {
  const hits = new Map<string, Map<number, (boolean | null)[]>>();
  for (const range of RANGES) {
    const random = createRandom(seed);
    const field = exponentialField(list.lng, list.lat, range);
    const own = exponentialField(list.lng, list.lat, 0);
    const draw = (from: Random) => {
      const shared = field(from);
      if (noise === 0) return shared;
      const beside = own(from);
      return shared.map((x, i) => Math.sqrt(1 - noise) * x + Math.sqrt(noise) * beside[i]);
    };
    for (let run = 0; run < runs; run++) {
      const outcome = draw(random);
      const found = judgeOnce(list, outcome);
      if (wild > 0) Object.assign(found, await bootstrapOnce(list, outcome, run));
      if (run < draws) Object.assign(found, await explainOnce(list, outcome, draw(random), run));
      for (const [name, hit] of Object.entries(found)) {
        const of = hits.get(name) ?? new Map<number, (boolean | null)[]>();
        hits.set(name, of);
        of.set(range, [...(of.get(range) ?? []), hit]);
      }
    }
  }
  const inside = list.inside.reduce((sum, side) => sum + side, 0);
  process.stdout.write(
    `\n${title}: ${list.inside.length} firms, ${inside} inside, noise ${noise}, ${runs} runs a range, seed ${seed}\n\n`,
  );
  process.stdout.write(`| interval | ${RANGES.map((km) => `${km} km`).join(' | ')} |\n`);
  process.stdout.write(`| --- | ${RANGES.map(() => '---').join(' | ')} |\n`);
  for (const [name, of] of [...hits].sort(([a], [b]) =>
    a.split(',')[0].localeCompare(b.split(',')[0]),
  ))
    process.stdout.write(
      `| ${name} | ${RANGES.map((km) => cell(of.get(km) ?? [])).join(' | ')} |\n`,
    );
}

/** The firms of a study's own file that were compared. */
function readList(path: string): Compared {
  const { features } = JSON.parse(readFileSync(path, 'utf8')) as FeatureCollection<
    Point | null,
    Record<string, string>
  >;
  const rows = features.filter(({ geometry, properties: { cluster_role: role } }) => {
    return geometry && role !== 'excluded';
  });
  const texts = (key: string) => rows.map(({ properties }) => properties[key] ?? '');
  const axis = (at: 0 | 1) => Float64Array.from(rows, (row) => row.geometry!.coordinates[at]);
  const inside = texts('cluster_role').map((role) => role !== 'outside');
  return {
    firmPlaces: {
      ...{ lng: axis(0), lat: axis(1), prefecture: texts('geocode_prefecture') },
      municipalityCode: texts('geocode_municipality_code'),
    },
    membership: {
      role: Uint8Array.from(inside, (is) => (is ? ROLE_CODE.core : ROLE_CODE.outside)),
      clusterOf: Int32Array.from(inside, (is) => (is ? 0 : -1)),
    },
  } as unknown as Compared;
}

async function measureSample(): Promise<void> {
  const { session, study } = await sampleSession();
  const ran = await session.run(study, UNATTENDED);
  if (!ran.ok) throw new Error(ran.problem.code);
  const findings = ran.value;
  const { employees } = findings.firms;
  const sides = groupsOfComparison(findings);
  const compared = [...sides.keys()].filter((row) => sides[row] < 2);
  const byPrefecture = new Map<string, number[]>();
  for (const row of compared) {
    const name = findings.firmPlaces.prefecture[row];
    byPrefecture.set(name, [...(byPrefecture.get(name) ?? []), row]);
  }
  const [prefecture, own] = [...byPrefecture].sort(([, a], [, b]) => b.length - a.length)[0];
  const some = (rows: readonly number[]) =>
    listed(findings, drawRows(rows, createRandom(seed)), employees);
  await measure('The whole sample', some(compared));
  await measure(`${prefecture} alone`, some(own));
}

if (given.list === undefined) await measureSample();
else {
  const list = readList(given.list);
  const rows = drawRows([...list.firmPlaces.lng.keys()], createRandom(seed));
  await measure(basename(given.list), listed(list, rows));
}
