import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n';
import { DEFAULT_MODELS, type ModelFamily } from '../../src/model';
import { replayScript, reportHtml } from '../../src/report';
import { COUNTS, surveyed, type Survey } from '../study/surveyed';
import { at, DRAWN, idsOf, linesOf } from './both-sides';
import { hasR, runR } from './r';

const noR = !hasR('MASS');

const OUTCOMES: readonly (readonly [ModelFamily, Survey['outcome']])[] = [
  ['ols', ({ inside, contacts, chance }) => contacts * 0.3 + (inside ? 0.4 : 0) + chance * 3],
  ['negative-binomial', COUNTS.outcome],
  ['logit', ({ contacts, chance }) => (chance + contacts * 0.05 > 0.6 ? 1 : 0)],
];

/** The first study also has a model in which neighbours count that base R can fit. */
const SPATIAL = { weights: { kind: 'nearest', neighbours: 5 }, spatialModel: 'slx' } as const;

/** Studies whose files hold their random draws. */
const KEEPS = new Set<ModelFamily>(['ols', 'logit']);

async function written(family: ModelFamily, outcome: Survey['outcome']) {
  const keepDraws = KEEPS.has(family);
  const codes = [{ column: '特許件数', codes: [] }];
  const { session } = await surveyed(
    { outcome },
    { ...DEFAULT_MODELS, family, resamples: 99 },
    { codes },
    {
      ...(family === 'ols' ? SPATIAL : {}),
      ...(keepDraws ? { keepDraws, certainty: { redraws: 60, spotBandKm: 10 } } : {}),
    },
  );
  const facts = (await session.ask('reportFacts', {}))!;
  const findings = (await session.ask('export', { name: 'findings.json' }))!.join('');
  const csv = (await session.ask('export', { name: 'analysis.csv' }))!.join('');
  const page = reportHtml(facts, [], 'en');
  const pageJa = reportHtml(facts, [], 'ja');
  const script = replayScript(facts);
  const gravity = ((await session.ask('export', { name: 'gravity.csv' })) ?? []).join('');
  const curve = ((await session.ask('export', { name: 'specifications.csv' })) ?? []).join('');
  const draws = ((await session.ask('export', { name: 'draws.csv' })) ?? []).join('');
  expect(draws !== '').toBe(keepDraws);
  const parsed = JSON.parse(findings) as unknown;
  return { page, pageJa, script, csv, gravity, curve, draws, findings: parsed };
}

/** Captions of the tables that hold a number without an id. */
function withoutIds(page: string): string[] {
  return [...page.matchAll(/<table.*?<caption>(.*?)<\/caption>(.*?)<\/table>/gs)].flatMap(
    ([, caption, body]) => (/<td>[^<]*\d/.test(body) ? [caption] : []),
  );
}

describe.each(OUTCOMES)('the numbers of a report, %s', (family, outcome) => {
  let made: ReturnType<typeof written> | null = null;
  const once = () => (made ??= written(family, outcome));

  it('lead to findings.json and to their lines in replay.R, and back', async () => {
    const { page, script, findings } = await once();
    const ids = idsOf(page);
    const lines = linesOf(script);
    expect(ids.size).toBeGreaterThan(40);
    for (const id of [...ids, ...lines]) expect(at(findings, id), id).toBeDefined();
    if (family === 'ols')
      for (const part of ['terms.1', 'effects.0', 'aic'])
        expect(ids.has(`spatial_model.${part}`)).toBe(true);
    const isKept = KEEPS.has(family);
    const unrepeated = [...ids].filter((id) => !lines.has(id) && (isKept || !DRAWN.test(id)));
    expect(unrepeated).toEqual([]);
    const drawn = [...ids].filter((id) => DRAWN.test(id));
    expect(drawn.sort()).toEqual([
      'evidence.comparison.group_permutation',
      'evidence.comparison.permutation',
    ]);
    // What is drawn for the report alone leads to findings.json where that holds it.
    for (const id of ['positions.difference', 'positions.terms.0'])
      expect([ids.has(id), lines.has(id)], id).toEqual([isKept, isKept]);
    expect(script.includes('draws.csv')).toBe(isKept);
  });

  it('have ids in every table of the comparison, the regressions and the tests of neighbours', async () => {
    const { page } = await once();
    const m = messagesIn('en');
    const captions = withoutIds(page).join('\n');
    const likeFirms = m.evidence.balanced.title;
    const { share } = m.models.explanation;
    for (const title of [
      m.report.tests,
      m.evidence.clusters.title,
      m.models.effects,
      likeFirms,
      share,
    ])
      expect(captions).not.toContain(title);
    expect(captions).not.toContain(m.models.space.correlogram);
  });

  it('have ids in the sentences of the answers too, in either language', async () => {
    const { page, pageJa } = await once();
    for (const text of [page, pageJa]) {
      const spans = [...text.matchAll(/<span data-number="([^"]+)">([^<]+)<\/span>/g)];
      const of = (id: string) => spans.filter(([, own]) => own === id).map(([, , shown]) => shown);
      for (const id of [
        ...['evidence.comparison.inside', 'evidence.comparison.outside', 'explanation.change'],
        ...['evidence.comparison.effect_size.cohens_d', 'regressions.beside.robustness'],
        ...['specifications.median', 'specifications.count', 'specifications.least'],
      ])
        expect(of(id).join(), id).toMatch(/\d/);
      // The answer stands first, and again where it is found.
      expect(new Set(of('explanation.without')).size).toBe(1);
      expect(of('explanation.without')).toHaveLength(2);
    }
  });

  it.skipIf(noR)('are the same in R (skipped where R with MASS is not installed)', async () => {
    const { script, csv, gravity, curve, draws } = await once();
    const folder = mkdtempSync(join(tmpdir(), 'shuseki-numbers-'));
    writeFileSync(join(folder, 'analysis.csv'), csv);
    if (gravity !== '') writeFileSync(join(folder, 'gravity.csv'), gravity);
    writeFileSync(join(folder, 'specifications.csv'), curve);
    if (draws !== '') writeFileSync(join(folder, 'draws.csv'), draws);
    writeFileSync(join(folder, 'replay.R'), script);
    const { stdout, stderr } = runR(join(folder, 'replay.R'));
    rmSync(folder, { recursive: true });
    expect(stdout + stderr).not.toContain('DIFFERENT');
    expect(stdout).toContain('All numbers are the same.');
    // As many are compared as there are lines.
    const asked = script.match(/^(if \(!is\.na?(ull)?\(.*?\)\) )?check\("/gm)!.length;
    expect(stdout.match(/ {2}same$/gm)).toHaveLength(asked);
  });
});
