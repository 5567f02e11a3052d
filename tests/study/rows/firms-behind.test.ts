import { describe, expect, it } from 'vitest';
import { binGroups } from '../../../src/figures/distribution-figure';
import { DEFAULT_MODELS, DEFAULT_SETTINGS, ROLE_CODE, UNATTENDED } from '../../../src/model';
import { firmsBehind, type FirmsMark } from '../../../src/study/rows/firms-behind';
import { StudySession } from '../../../src/study';
import { INSTITUTIONS, MUNICIPALITIES, prepare } from '../made';
import { COUNTS, surveyTables, surveyed } from '../surveyed';

/** The made survey with some firms that take no part: two without an outcome, one without employees, two too coarse. */
async function gappy() {
  const [firms, links] = surveyTables(COUNTS);
  const lines = firms.text.trimEnd().split('\n');
  const edit = (row: number, column: number, text: string) => {
    const cells = lines[row].split(',');
    cells[column] = text;
    lines[row] = cells.join(',');
  };
  for (const row of [3, 4]) edit(row, 8, '');
  edit(7, 6, '');
  for (const row of [11, 12]) {
    edit(row, 3, '');
    edit(row, 4, '');
  }
  const { session, study } = await prepare([{ ...firms, text: `${lines.join('\n')}\n` }, links], {
    settings: {
      ...DEFAULT_SETTINGS,
      clusters: { ...DEFAULT_SETTINGS.clusters, radiusKm: 2, minFirms: 8 },
      models: DEFAULT_MODELS,
    },
  });
  const run = await session.run(study, UNATTENDED);
  if (!run.ok) throw new Error(run.problem.code);
  const findings = run.value;
  const behind = async (mark: FirmsMark) =>
    (await firmsBehind(study, findings, mark, UNATTENDED)).firms;
  return { session, study, findings, behind };
}

describe('the firms behind a figure', () => {
  it('are as many as the comparison counts, and on its side', async () => {
    const { session, findings, behind } = await gappy();
    const { comparison } = (await session.ask('evidence', {}))!;
    if (!comparison.ok) throw new Error(comparison.problem.code);
    const inside = await behind({ kind: 'side', side: 'inside' });
    const outside = await behind({ kind: 'side', side: 'outside' });
    expect(inside).toHaveLength(comparison.value.inside.n);
    expect(outside).toHaveLength(comparison.value.outside.n);
    for (const firm of inside)
      expect(findings.membership.clusterOf[firm]).toBeGreaterThanOrEqual(0);
    const excluded = await behind({ kind: 'not-compared', because: 'excluded' });
    const unmeasured = await behind({ kind: 'not-compared', because: 'unmeasured' });
    expect(excluded).toEqual([10, 11]);
    expect(unmeasured).toEqual([2, 3]);
    const all = [...inside, ...outside, ...excluded, ...unmeasured].sort((a, b) => a - b);
    expect(all).toEqual(Array.from({ length: 90 }, (_, firm) => firm));
  });

  it('fill each bar of the distribution with as many as it shows, each firm once', async () => {
    const { session, findings, behind } = await gappy();
    const { comparison } = (await session.ask('evidence', {}))!;
    if (!comparison.ok) throw new Error(comparison.problem.code);
    const { sample } = comparison.value;
    const bins = binGroups(sample.inside, sample.outside);
    const seen: number[] = [];
    for (const bin of bins)
      for (const side of ['inside', 'outside'] as const) {
        const high = bin.high === Infinity ? null : bin.high;
        const firms = await behind({ kind: 'values', side, low: bin.low, high });
        expect(firms).toHaveLength(bin[side]);
        for (const firm of firms)
          expect(findings.firms.outcomes[0].values[firm]).toBeGreaterThanOrEqual(bin.low);
        seen.push(...firms);
      }
    expect(new Set(seen).size).toBe(86);
    expect(seen).toHaveLength(86);
  });

  it('are the matched firms and their counterparts, as many as each row of the balanced table says', async () => {
    const { session, findings, behind } = await gappy();
    const rows = (await session.ask('evidence', {}))!.balanced.rows;
    expect(rows).toHaveLength(6);
    for (const { by, matched, counterparts } of rows) {
      const firms = await behind({ kind: 'balance', by });
      const inside = firms.filter((firm) => findings.membership.clusterOf[firm] >= 0);
      expect(inside, by).toHaveLength(matched);
      expect(firms.length - inside.length, by).toBe(counterparts);
    }
  });

  it('are the rows of the regressions, and those that a term sets apart', async () => {
    const { session, findings, behind } = await gappy();
    const models = (await session.ask('models', {}, UNATTENDED))!;
    const fullest = models.models.findLast(({ result }) => result.ok)!.result;
    if (!fullest.ok) throw new Error('no model');
    const all = await behind({ kind: 'model' });
    expect(all).toHaveLength(fullest.value.n);
    expect(await behind({ kind: 'not-in-model' })).toHaveLength(models.leftOut.missing);
    expect(models.leftOut.missing).toBeGreaterThan(1);
    const inside = await behind({ kind: 'term', name: 'inside' });
    expect(inside).toEqual(all.filter((firm) => findings.membership.clusterOf[firm] >= 0));
    const suppliers = await behind({ kind: 'term', name: 'subcontractor' });
    expect(suppliers).toEqual(all.filter((firm) => findings.firms.subcontractor[firm] === 1));
    const metal = await behind({ kind: 'term', name: 'industry=金属' });
    expect(metal).toEqual(all.filter((firm) => findings.firms.industry[firm] === '金属'));
    const tied = new Set(findings.links.firm);
    const contacts = await behind({ kind: 'term', name: 'frequency' });
    expect(contacts).toEqual(all.filter((firm) => tied.has(firm)));
    expect(contacts.length).toBeLessThan(all.length);
    expect(await behind({ kind: 'term', name: 'size' })).toEqual(all);
    expect(await behind({ kind: 'term', name: 'unheard=of' })).toEqual([]);
  });

  it('are the firms inside by each definition of the curve, in the share that it states', async () => {
    const { session, study, findings, behind } = await gappy();
    const curve = (await session.ask('specifications', {}, UNATTENDED))!;
    const rows = findings.firms.count - 2 - 2 - 1;
    const sizes = new Set<number>();
    for (const { method, radiusKm, minFirms, insideShare } of curve.definitions) {
      const firms = await behind({
        kind: 'definition',
        method,
        radiusKm: Number.isNaN(radiusKm) ? null : radiusKm,
        minFirms,
      });
      expect(firms.length / rows).toBeCloseTo(insideShare, 12);
      sizes.add(firms.length);
    }
    expect(sizes.size).toBeGreaterThan(1);
    expect(curve.definitions.some(({ adopted }) => adopted)).toBe(true);
    expect(study.settings.clusters.radiusKm).toBe(2);
  });

  it('are answered by the session as any question, and none where the study has no outcome', async () => {
    const { session } = await surveyed(COUNTS);
    const mark: FirmsMark = { kind: 'side', side: 'inside' };
    expect((await session.ask('firmsBehind', mark, UNATTENDED))!.mark).toEqual(mark);
    const fresh = new StudySession({ municipalities: MUNICIPALITIES, institutions: INSTITUTIONS });
    expect(await fresh.ask('firmsBehind', mark, UNATTENDED)).toBeNull();
    const bare = await prepare([
      { kind: 'firms', name: 'f.csv', text: '企業ID,経度,緯度\n1,137,36\n2,137.1,36\n' },
    ]);
    const run = await bare.session.run(bare.study, UNATTENDED);
    if (!run.ok) throw new Error(run.problem.code);
    for (const kind of ['side', 'model'] as const) {
      const asked = { kind, side: 'outside' } as FirmsMark;
      expect((await firmsBehind(bare.study, run.value, asked, UNATTENDED)).firms).toEqual([]);
    }
    expect(run.value.membership.role[0]).toBe(ROLE_CODE.outside);
  });
});
