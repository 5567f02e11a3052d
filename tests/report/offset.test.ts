import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n';
import { DEFAULT_MODELS, type ModelFamily, type ModelSettings } from '../../src/model';
import { replayScript, reportTables } from '../../src/report';
import { methodParagraphs } from '../../src/report/methods';
import { createRandom } from '../../src/stats/random';
import type { ReportFacts } from '../../src/study';
import { COUNTS, surveyed } from '../study/surveyed';
import { hasR, runR } from './r';

const noR = !hasR('MASS', 'pscl');
const PER = '常用雇用者';

/** Employees of 90 firms: two have none, three did not say. */
const random = createRandom(11);
const employees = Array.from({ length: 90 }, (_, n) =>
  n % 45 === 7 ? '0' : n % 30 === 11 ? '' : String(1 + random.below(40)),
);

async function studyOf(models: Partial<ModelSettings>) {
  const { session, study, findings } = await surveyed(
    { outcome: COUNTS.outcome, more: { [PER]: employees, 無: employees.map(() => '0') } },
    { ...DEFAULT_MODELS, terms: ['proximity', 'size'], offset: PER, ...models },
    { codes: [{ column: '特許件数', codes: [] }] },
  );
  const found = (await session.ask('models', {}))!;
  return { session, study, findings, models: found };
}
const codeOf = async (models: Partial<ModelSettings>) => {
  const [{ result }] = (await studyOf(models)).models.models;
  return result.ok ? 'fitted' : result.problem.code;
};

async function written(family: ModelFamily, more: Partial<ModelSettings> = {}) {
  const { session, study, findings, models } = await studyOf({ family, ...more });
  const none = {
    ...{ evidence: null, response: null, wildTerms: null, positions: null, specifications: null },
    ...{ spatialModel: null, gravity: null, panel: null },
  };
  const explanation = await session.ask('promptExplanation', {});
  const space = await session.ask('space', {});
  const facts = {
    ...{ version: '0', study, findings, ...none, models, explanation, space },
  } as unknown as ReportFacts;
  const csv = (await session.ask('export', { name: 'analysis.csv' }))!.join('');
  const json = JSON.parse((await session.ask('export', { name: 'findings.json' }))!.join('')) as {
    readonly regressions: Record<string, unknown>;
  };
  return { facts, csv, json };
}

describe('counts per a column', () => {
  it('say what they are per, and whom that leaves out', async () => {
    const { facts, csv, json } = await written('negative-binomial');
    expect(facts.models!.offset).toEqual({ column: PER, zero: 2, blank: 3 });
    expect(facts.models!.models.map(({ result }) => result.ok && result.value.n)).toEqual([85, 85]);
    expect(json.regressions).toMatchObject({
      offset: { log_of: PER, zero_or_less: 2, missing: 3 },
      models: [{ offset_log: PER }, { offset_log: PER }],
    });
    const [head, , ...rows] = csv.split('\r\n');
    const at = head.split(',').indexOf('offset');
    expect(Number(rows[0].split(',')[at])).toBeCloseTo(Math.log(Number(employees[1])), 9);
    for (const [language, counts] of [
      ['en', '2 firms with 0 or less, 3 firms without a number'],
      ['ja', '0以下2社、数値のない3社'],
    ] as const) {
      const tables = reportTables(facts, language);
      expect(tables.map(({ note }) => note).join(' ')).toContain(counts);
      const methods = methodParagraphs(facts, messagesIn(language)).join(' ');
      expect(methods).toContain(PER);
      expect(methods).toMatch(/offset|オフセット/);
    }
  });

  it('need a family of counts, and a column with numbers above 0 that is not the measure', async () => {
    expect(await codeOf({ family: 'poisson' })).toBe('fitted');
    expect(await codeOf({ family: 'ols' })).toBe('offset-family');
    expect(await codeOf({ family: 'poisson', offset: '特許件数' })).toBe('offset-is-outcome');
    expect(await codeOf({ family: 'poisson', offset: '何もない列' })).toBe('column-unknown');
    expect(await codeOf({ family: 'poisson', offset: '企業名' })).toBe('offset-not-numeric');
    expect(await codeOf({ family: 'poisson', offset: '無' })).toBe('offset-none');
  });

  it.skipIf(noR).each([
    ['poisson', {}],
    ['negative-binomial', {}],
    ['zero-inflated-poisson', { terms: ['proximity'] }],
    ['hurdle-poisson', { terms: ['proximity'] }],
  ] as const)(
    'are the same in R: %s (skipped where R with MASS and pscl is not installed)',
    async (family, more) => {
      const { facts, csv } = await written(family, more);
      const folder = mkdtempSync(join(tmpdir(), 'shuseki-offset-'));
      writeFileSync(join(folder, 'analysis.csv'), csv);
      writeFileSync(join(folder, 'replay.R'), replayScript(facts));
      const { stdout, stderr } = runR(join(folder, 'replay.R'));
      rmSync(folder, { recursive: true });
      expect(stdout + stderr).not.toContain('DIFFERENT');
      expect(stdout).toContain('All numbers are the same.');
      expect(stdout).toMatch(/effect of being inside, with .* same/);
    },
  );
});
