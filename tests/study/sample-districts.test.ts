import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { UNATTENDED, type Findings } from '../../src/model';
import { StudySession, readStudyFile } from '../../src/study';

const STATIC = join(import.meta.dirname, '../../static');
const read = (path: string) => new Uint8Array(readFileSync(join(STATIC, path)));

describe('the radius that the k-distance curve suggests for the sample survey', () => {
  const truth = JSON.parse(readFileSync(join(STATIC, 'sample/truth.json'), 'utf8')) as {
    districts: { id: string; name_ja: string }[];
    district_of_firm: number[];
  };
  let findings: Findings;
  let radiusKm: number;
  beforeAll(async () => {
    const session = new StudySession({
      municipalities: read('geodata/municipalities.csv'),
      institutions: read('geodata/institutions.csv'),
    });
    const opened = readStudyFile(
      'study.json',
      readFileSync(join(STATIC, 'sample/study.json'), 'utf8'),
    );
    if (!opened.ok) throw new Error(opened.problem.code);
    for (const kind of ['firms', 'links'] as const)
      await session.readInput(kind, `${kind}.csv`, read(`sample/${kind}.csv`), {}, UNATTENDED);
    const study = opened.value;
    await session.run(study, UNATTENDED);
    radiusKm = (await session.ask('exploration', {}, UNATTENDED))!.curve!.kneeKm;
    const clusters = { ...study.settings.clusters, radiusKm };
    const run = await session.run(
      { ...study, settings: { ...study.settings, clusters } },
      UNATTENDED,
    );
    if (!run.ok) throw new Error(run.problem.code);
    findings = run.value;
  });

  it('is one that a person would try', () => {
    process.stdout.write(
      `suggested radius: ${radiusKm} km, ${findings.clusters.length} clusters\n`,
    );
    expect(radiusKm).toBeGreaterThan(1);
    expect(radiusKm).toBeLessThan(15);
  });

  /** The cluster that holds most of a district's firms, and the share of them in it. */
  function homeOf(id: string) {
    const district = truth.districts.findIndex((one) => one.id === id);
    const counts = new Map<number, number>();
    let firms = 0;
    truth.district_of_firm.forEach((of, row) => {
      if (of !== district) return;
      firms++;
      const cluster = findings.membership.clusterOf[row];
      if (cluster >= 0) counts.set(cluster, (counts.get(cluster) ?? 0) + 1);
    });
    const [cluster, most] = [...counts].sort((a, b) => b[1] - a[1])[0] ?? [-1, 0];
    return { cluster, share: most / firms };
  }

  it.each(truth.districts.map(({ id, name_ja: name }) => [id, name]))(
    'finds the district %s (%s): one cluster holds at least half of its firms',
    (id) => {
      const { share } = homeOf(id);
      expect(share).toBeGreaterThanOrEqual(0.5);
    },
  );

  it.each([
    ['tsubame-sanjo', 'sabae'],
    ['suwa', 'sakaki-ueda'],
    ['imabari', 'shikokuchuo'],
    ['takaoka', 'komatsu'],
    ['hitachi', 'kiryu'],
  ])('keeps %s and %s apart', (one, other) => {
    expect(homeOf(one).cluster).not.toBe(homeOf(other).cluster);
  });
});
