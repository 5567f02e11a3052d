import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { curvePerSentence, specificationFigure } from '../../src/figures/specification-figure';
import { besideSentences } from '../../src/figures/tables/share-table';
import { linearNotes } from '../../src/figures/tables/space-table';
import { messagesIn } from '../../src/i18n';
import { DEFAULT_MODELS, UNATTENDED, type ModelFamily, type ModelSettings } from '../../src/model';
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
    ...{ evidence: null, response: null, wildTerms: null, positions: null },
    ...{ spatialModel: null, gravity: null, panel: null },
  };
  const explanation = await session.ask('promptExplanation', {});
  const space = await session.ask('space', {});
  const specifications = await session.ask('promptSpecifications', {});
  const facts = {
    ...{ version: '0', study, findings, ...none, models, explanation, space, specifications },
  } as unknown as ReportFacts;
  const csv = (await session.ask('export', { name: 'analysis.csv' }))!.join('');
  const json = JSON.parse((await session.ask('export', { name: 'findings.json' }))!.join('')) as {
    readonly regressions: Record<string, unknown>;
    readonly specifications: Record<string, unknown>;
  };
  const curve = (await session.ask('export', { name: 'specifications.csv' }))!.join('');
  return { facts, csv, json, curve, findings, specifications: specifications! };
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

  it('are what the linear models beside them are of', async () => {
    const { facts, json, findings, specifications } = await written('negative-binomial');
    const { offset, curve, definitions, rows } = specifications;
    expect(offset).toEqual({ column: PER, zero: 2, blank: 3, used: true });
    expect(json.specifications).toMatchObject({ n: 85, per: { column: PER, zero_or_less: 2 } });
    if (!curve.ok) throw new Error(curve.problem.code);
    // The difference of the means of counts per employee, in their standard deviations.
    const counts = findings.firms.outcomes[0].values;
    const rates = rows.map((row) => counts[row] / Number(employees[row]));
    const mean = (of: readonly number[]) => of.reduce((sum, one) => sum + one, 0) / of.length;
    const centre = mean(rates);
    const sd = Math.sqrt((mean(rates.map((rate) => (rate - centre) ** 2)) * 85) / 84);
    const side = (isInside: boolean) =>
      mean(rates.filter((_, at) => findings.membership.clusterOf[rows[at]] >= 0 === isInside));
    const own = curve.value.specifications.find(
      (one) => definitions[one.definition].adopted && one.outcome === 0 && one.control === 0,
    );
    expect(own!.estimate).toBeCloseTo((side(true) - side(false)) / sd, 10);
    for (const [language, curveWords, name, beside] of [
      ['en', `The measure is the count per “${PER}” here too`, `per ${PER}`, 'has no offset'],
      ['ja', `ここでも指標は「${PER}」あたりの件数です`, `（${PER}あたり）`, 'オフセットがなく'],
    ] as const) {
      const m = messagesIn(language);
      expect(curvePerSentence(specifications, m)).toContain(curveWords);
      expect(JSON.stringify(specificationFigure(specifications, m))).toContain(name);
      for (const sentences of [besideSentences(facts.models!, m), linearNotes(facts.models, m)])
        expect(sentences.join(' ')).toContain(beside);
    }
  });

  it.each([{ family: 'ols' }, { family: 'poisson', offset: '企業名' }] as const)(
    'are left aside by the curve where the regressions refuse them, which is told: %o',
    async (models) => {
      const { session } = await studyOf(models);
      const found = (await session.ask('promptSpecifications', {}))!;
      const column = 'offset' in models ? models.offset : PER;
      expect(found.offset).toEqual({ column, zero: 0, blank: 0, used: false });
      expect(found.rows).toHaveLength(90);
      for (const language of ['en', 'ja'] as const)
        expect(curvePerSentence(found, messagesIn(language))).toContain(column);
      const { session: plain } = await studyOf({ family: models.family, offset: undefined });
      const without = (await plain.ask('promptSpecifications', {}))!;
      expect(without.offset).toBeNull();
      expect(found.curve).toEqual(without.curve);
    },
  );

  it('are taken by the curve as soon as the family can have them', async () => {
    const { session, study } = await studyOf({ family: 'ols' });
    const used = async () => (await session.ask('promptSpecifications', {}))!.offset!.used;
    expect(await used()).toBe(false);
    const models = { ...study.settings.models!, family: 'poisson' as const };
    await session.run({ ...study, settings: { ...study.settings, models } }, UNATTENDED);
    expect(await used()).toBe(true);
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
      const { facts, csv, curve } = await written(family, more);
      const folder = mkdtempSync(join(tmpdir(), 'shuseki-offset-'));
      writeFileSync(join(folder, 'analysis.csv'), csv);
      writeFileSync(join(folder, 'specifications.csv'), curve);
      writeFileSync(join(folder, 'replay.R'), replayScript(facts));
      const { stdout, stderr } = runR(join(folder, 'replay.R'));
      rmSync(folder, { recursive: true });
      expect(stdout + stderr).not.toContain('DIFFERENT');
      expect(stdout).toContain('All numbers are the same.');
      for (const line of [
        /effect of being inside, with .* same/,
        /robustness value of the interval .* same/,
        /share of estimates that are the same .* same/,
        /Lagrange multiplier, lag .* same/,
      ])
        expect(stdout).toMatch(line);
    },
  );
});
