import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_MODELS } from '../../src/model';
import { replayScript, reportHtml } from '../../src/report';
import { surveyed } from '../study/surveyed';
import { at, idsOf, linesOf } from './both-sides';
import { hasR, runR } from './r';

const noR = !hasR('MASS');

/** A study of single firms, whose draws all have firms on both sides, with its draws in the files or not. */
async function written(keepDraws: boolean) {
  const { session } = await surveyed(
    { outcome: ({ inside, contacts, chance }) => contacts * 0.3 + (inside ? 1 : 0) + chance * 3 },
    {
      ...DEFAULT_MODELS,
      family: 'ols',
      terms: ['proximity', 'frequency'],
      errors: 'hc1',
      resamples: 199,
    },
    { codes: [{ column: '特許件数', codes: [] }] },
    { ...(keepDraws ? { keepDraws } : {}), certainty: { redraws: 40, spotBandKm: 10 } },
  );
  const file = async (
    name: 'findings.json' | 'analysis.csv' | 'specifications.csv' | 'draws.csv',
  ) => ((await session.ask('export', { name })) ?? []).join('');
  const facts = (await session.ask('reportFacts', {}))!;
  return {
    page: reportHtml(facts, [], 'en'),
    script: replayScript(facts),
    asPage: replayScript((await session.ask('replayFacts', {}))!),
    findings: JSON.parse(await file('findings.json')) as Record<string, unknown>,
    csv: await file('analysis.csv'),
    curve: await file('specifications.csv'),
    draws: await file('draws.csv'),
  };
}

describe('random draws in the files of a study', () => {
  const kept = written(true);

  it('are a row each, and their numbers lead to findings.json and replay.R', async () => {
    const { page, script, asPage, findings, draws } = await kept;
    const rows = draws.trim().split('\n').slice(1);
    const of = (set: string) => rows.filter((row) => row.startsWith(`${set},`)).length;
    expect(
      [
        ...['seed', 'firm_permutation', 'units', 'explanation', 'positions', 'proximity'],
        'specifications',
      ].map(of),
    ).toEqual([1, 9999, 1, 199, 40, 40, 999]);
    const [ids, lines] = [idsOf(page), linesOf(script)];
    for (const id of [...ids, ...lines]) expect(at(findings, id), id).toBeDefined();
    for (const id of [
      ...['evidence.comparison.permutation', 'explanation.interval', 'explanation.proxies.1'],
      ...['positions.difference', 'positions.terms.0', 'positions.terms.1', 'specifications.joint'],
    ])
      expect([ids.has(id), lines.has(id)], id).toEqual([true, true]);
    expect(findings.explanation).toMatchObject({ bootstrap: { draws: 199, seed: 1, failed: 0 } });
    // The page's script is the command line's.
    expect(asPage).toBe(script);
  });

  it('are left out unless they are wanted, and change no other number', async () => {
    const [plain, { findings }] = [await written(false), await kept];
    expect(plain.draws).toBe('');
    expect(plain.script).not.toContain('draws.csv');
    expect(plain.page).not.toContain('data-number="positions');
    const { positions, explanation } = findings;
    const { explanation: without } = plain.findings;
    // Permutations of Moran's I and the curve's joint test are there only where they are wanted.
    const undrawn = (part: unknown): unknown =>
      JSON.parse(
        JSON.stringify(part, (key, value: unknown) =>
          key === 'permutation' || key === 'joint' ? undefined : value,
        ),
      );
    for (const part of Object.keys(plain.findings))
      if (part !== 'metadata' && part !== 'explanation')
        expect(undrawn(findings[part]), part).toEqual(undrawn(plain.findings[part]));
    expect(plain.findings.space).not.toHaveProperty('outcome.permutation');
    expect(findings.space).toHaveProperty('outcome.permutation.draws', 999);
    expect(plain.findings.specifications).not.toHaveProperty('joint');
    expect(findings.specifications).toHaveProperty('joint.draws', 999);
    expect(positions).toBeDefined();
    expect((explanation as Record<string, unknown>).change).toBe(
      (without as Record<string, unknown>).change,
    );
    expect(without).not.toHaveProperty('interval');
  });

  it.skipIf(noR)('are repeated in R (skipped where R with MASS is not installed)', async () => {
    const { script, csv, curve, draws } = await kept;
    const folder = mkdtempSync(join(tmpdir(), 'shuseki-drawn-'));
    const run = (own: string) => {
      writeFileSync(join(folder, 'draws.csv'), own);
      return runR(join(folder, 'replay.R')).stdout;
    };
    writeFileSync(join(folder, 'analysis.csv'), csv);
    writeFileSync(join(folder, 'specifications.csv'), curve);
    writeFileSync(join(folder, 'replay.R'), script);
    const answer = run(draws);
    expect(answer).toMatch(/change, interval, low .* same/);
    expect(answer).toMatch(/proximity, share of the draws .* same/);
    expect(answer).toMatch(/joint test of the curve, p .* same/);
    expect(answer).toContain('All numbers are the same.');
    // Other draws give other numbers.
    const rows = draws.split('\n');
    const first = rows.findIndex((row) => row.startsWith('explanation,'));
    for (let i = 0; i < 40; i++) rows[first + i] = rows[first].replace(',1,', `,${i + 1},`);
    // Without a firm outside there is no estimate, which counts as extreme.
    const exchanged = rows.findIndex((row) => row.startsWith('specifications,'));
    for (let i = 0; i < 100; i++)
      rows[exchanged + i] =
        `specifications,${i + 1},${rows[exchanged + i].split(',')[2].replace(/[0-9a-f]/g, 'f')}`;
    const other = run(rows.join('\n'));
    expect(other).toMatch(/change, interval.*DIFFERENT/);
    expect(other).toMatch(/joint test of the curve, p .*DIFFERENT/);
    rmSync(folder, { recursive: true });
  });
});
