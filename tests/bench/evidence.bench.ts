import { comparePlainly } from '../../src/evidence';
import { DEFAULT_MODELS, MODEL_FAMILIES, UNATTENDED, type StudyFile } from '../../src/model';
import type { StudySession } from '../../src/study';
import { dependenceOf, groupsOfComparison } from '../../src/study/comparison/evidence-groups';
import { sampleSession, withRadius } from './sample';
import { TIMING_COLUMNS, time, timingRow } from './timing';

export const title = 'Evidence on the sample survey: as the definition changes';

const RUNS = 5;

export async function run(): Promise<{
  columns: string[];
  rows: (string | number)[][];
  notes: string[];
}> {
  const { session, study } = await sampleSession();
  const ran = await session.run(study, UNATTENDED);
  if (!ran.ok) throw new Error(ran.problem.code);
  const firms = ran.value.firms.count;
  const [{ values }] = ran.value.firms.outcomes;
  const [inside, groups] = [
    groupsOfComparison(ran.value),
    dependenceOf(undefined, ran.value, null).numbers,
  ];
  const rows = [
    timingRow(
      'comparison without random draws',
      firms,
      await time(() => comparePlainly(values, inside, groups), RUNS),
    ),
    timingRow(
      'comparison with both permutations, strata and matching',
      firms,
      await timeEach(session, study, 'evidence'),
    ),
  ];
  for (const region of [false, true]) {
    for (const family of MODEL_FAMILIES) {
      const asking = withFamily(study, family, region);
      const asked = await session.run(asking, UNATTENDED);
      const models = asked.ok ? await session.ask('models', {}, UNATTENDED) : null;
      const fitted = models?.models.filter(({ result }) => result.ok).length ?? 0;
      if (fitted === 0) continue;
      const timing = await timeEach(session, asking, 'models');
      const what = `${family}, ${fitted} models${region ? ', with region' : ''}`;
      rows.push(timingRow(what, firms, timing));
    }
  }
  return {
    columns: TIMING_COLUMNS,
    rows,
    notes: [
      'Regressions with their marginal effects, three kinds of errors and checks, with the terms a study starts with; with region, 46 dummies more. A family that the measure does not allow is not listed.',
    ],
  };
}

/** Each run is asked after another radius, so that nothing is remembered; clustering itself is not timed. */
async function timeEach(session: StudySession, study: StudyFile, what: 'evidence' | 'models') {
  const ms: number[] = [];
  for (let k = 0; k < RUNS + 2; k++) {
    await session.run(withRadius(study, 3 + k / 10), UNATTENDED);
    const { medianMs } = await time(
      () => (what === 'models' ? session.ask(what, {}, UNATTENDED) : session.ask('evidence', {})),
      1,
      0,
    );
    if (k >= 2) ms.push(medianMs);
  }
  ms.sort((a, b) => a - b);
  return { medianMs: ms[RUNS >> 1], leastMs: ms[0], mostMs: ms[RUNS - 1], runs: RUNS };
}

function withFamily(
  study: StudyFile,
  family: (typeof MODEL_FAMILIES)[number],
  region: boolean,
): StudyFile {
  const terms = [...DEFAULT_MODELS.terms, ...(region ? (['region'] as const) : [])];
  return { ...study, settings: { ...study.settings, models: { family, terms } } };
}
