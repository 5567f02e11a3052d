import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MODELS, type ModelSettings } from '../../src/model';
import { replayScript } from '../../src/report';
import type { ReportFacts } from '../../src/study';
import { COUNTS, surveyed } from '../study/surveyed';
import { at, linesOf } from './both-sides';
import { hasR, runR } from './r';

const noR = !hasR('MASS');

/** What the counts are per, of which the linear models beside them are then too. */
const PER = '従業員数';

/** Few groups, of which all combinations of six signs are taken; many, whose two signs are drawn; and a model of counts beside linear ones. */
const STUDIES: readonly (readonly [string, Partial<ModelSettings>])[] = [
  ['few groups', { family: 'ols', errors: 'clustered', groups: 'municipality', wild: true }],
  ['many groups', { family: 'ols', errors: 'clustered', groups: 'grid', gridKm: 5, wild: true }],
  [
    'counts',
    { family: 'poisson', errors: 'clustered', groups: 'grid', gridKm: 5, wild: true, offset: PER },
  ],
];

async function written(models: Partial<ModelSettings>) {
  const { session, study, findings } = await surveyed(
    { outcome: COUNTS.outcome },
    { ...DEFAULT_MODELS, terms: ['proximity', 'size'], resamples: 99, ...models },
    { codes: [{ column: '特許件数', codes: [] }] },
    { keepDraws: true, certainty: { redraws: 40, spotBandKm: 10 } },
  );
  const none = {
    ...{ response: null, positions: null, explanation: null, specifications: null },
    ...{ spatialModel: null, gravity: null, panel: null },
  };
  const [evidence, own, wildTerms, space] = [
    await session.ask('evidence', {}),
    await session.ask('models', {}),
    await session.ask('wildTerms', {}),
    await session.ask('space', {}),
  ];
  const facts = {
    ...{ version: '0', study, findings, ...none, evidence, models: own, wildTerms, space },
  } as unknown as ReportFacts;
  const file = async (name: 'analysis.csv' | 'draws.csv' | 'findings.json') =>
    ((await session.ask('export', { name })) ?? []).join('');
  return {
    script: replayScript(facts),
    csv: await file('analysis.csv'),
    draws: await file('draws.csv'),
    findings: JSON.parse(await file('findings.json')) as Record<string, unknown>,
    wild: evidence?.comparison.ok ? evidence.comparison.value.wild : null,
  };
}

describe.each(STUDIES)('bootstraps and permutations in draws.csv, %s', (name, models) => {
  let made: ReturnType<typeof written> | null = null;
  const once = () => (made ??= written(models));

  it('are a row each, and lead to findings.json and replay.R', async () => {
    const { script, draws, findings, wild } = await once();
    const count = (set: string) => draws.match(new RegExp(`^${set},`, 'gm'))?.length ?? 0;
    expect(wild!.all).toBe(name === 'few groups');
    expect(count('wild')).toBe(wild!.draws);
    expect([count('moran_outcome'), count('moran_residuals')]).toEqual([999, 999]);
    const lines = linesOf(script);
    for (const id of lines) expect(at(findings, id), id).toBeDefined();
    for (const id of ['evidence.comparison.wild_bootstrap', 'regressions.wild_bootstrap.2'])
      expect(lines.has(id), id).toBe(true);
    expect(at(findings, 'space.residuals.permutation')).toMatchObject({ draws: 999 });
  });

  it.skipIf(noR)('are the same in R (skipped where R with MASS is not installed)', async () => {
    const { script, csv, draws } = await once();
    const folder = mkdtempSync(join(tmpdir(), 'shuseki-tests-'));
    const run = (own: string) => {
      writeFileSync(join(folder, 'draws.csv'), own);
      return runR(join(folder, 'replay.R'));
    };
    writeFileSync(join(folder, 'analysis.csv'), csv);
    writeFileSync(join(folder, 'replay.R'), script);
    const { stdout, stderr } = run(draws);
    expect(stdout + stderr).not.toContain('DIFFERENT');
    expect(stdout).toContain('All numbers are the same.');
    expect(stdout).toMatch(/wild bootstrap, with: proximity, p .* same/);
    expect(csv.split('\r\n')[0].split(',').includes('offset')).toBe(name === 'counts');
    expect(stdout).toMatch(/residuals, Moran’s I, p by other places .* same/);
    // Draws of one firm's value everywhere give another p.
    const other = draws.replaceAll(/^(moran_outcome,\d+),.*$/gm, (_, head: string) =>
      [head, Array.from({ length: 90 }, () => 1).join(' ')].join(','),
    );
    expect(run(other).stdout).toMatch(/outcome, Moran’s I, p by other places .*DIFFERENT/);
    rmSync(folder, { recursive: true });
  });
});
