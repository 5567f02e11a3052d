import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n';
import { UNATTENDED } from '../../src/model';
import { replayScript, reportTables } from '../../src/report';
import { gravitySection } from '../../src/report/gravity-section';
import type { ReportFacts } from '../../src/study';
import { sampleSession } from '../bench/sample';
import { hasR, runR } from './r';

const noR = !hasR();

/** Only what the gravity model needs: the rest of the report takes long. */
async function make() {
  const { session, study } = await sampleSession();
  const run = await session.run(study, UNATTENDED);
  if (!run.ok) throw new Error(run.problem.code);
  const findings = run.value;
  const gravity = await session.ask('gravity', {});
  if (!gravity?.ok) throw new Error('no model');
  const none = {
    evidence: null,
    models: null,
    response: null,
    wildTerms: null,
    positions: null,
    explanation: null,
    specifications: null,
    space: null,
  };
  const facts = {
    version: '0',
    study,
    findings,
    ...none,
    spatialModel: null,
    panel: null,
    gravity,
  };
  return { session, facts };
}

let known: ReturnType<typeof make> | null = null;
const made = () => (known ??= make());

describe('contacts of clusters with institutions in the report', () => {
  it('stand in a table with their ids, and in tables.csv', async () => {
    const { facts } = await made();
    const m = messagesIn('en');
    const html = gravitySection(facts as unknown as ReportFacts, m)
      .map((part) => part?.text ?? '')
      .join('');
    const { length } = facts.gravity.value.coefficients;
    expect(html.match(/data-number="gravity.terms.\d+"/g)).toHaveLength(2 * length);
    // Estimate, error, interval and p in the sentence.
    expect(facts.gravity.value.fixed.ok).toBe(true);
    const inSentence = /<span data-number="gravity.fixed_effects.distance">[^<]*\d/g;
    expect(html.match(inSentence)).toHaveLength(5);
    const [table] = reportTables(facts, 'en');
    expect(table.title).toBe(m.flows.gravity.title);
    expect(table.rows).toHaveLength(length);
    expect(gravitySection({ gravity: null } as ReportFacts, m)).toEqual([]);
  });

  it.skipIf(noR)('are the same in R (skipped where R is not installed)', async () => {
    const { session, facts } = await made();
    const folder = mkdtempSync(join(tmpdir(), 'shuseki-gravity-'));
    for (const name of ['analysis.csv', 'gravity.csv'] as const)
      writeFileSync(join(folder, name), (await session.ask('export', { name }))!.join(''));
    const script = replayScript(facts);
    writeFileSync(join(folder, 'replay.R'), script);
    const { stdout, stderr } = runR(join(folder, 'replay.R'));
    rmSync(folder, { recursive: true });
    expect(stderr).toBe('');
    expect(stdout).not.toContain('DIFFERENT');
    expect(stdout).toContain('All numbers are the same.');
    expect(stdout).toContain('with effects: error');
    expect(stdout.match(/ {2}same$/gm)).toHaveLength(script.match(/^check\("/gm)!.length);
  });
});
