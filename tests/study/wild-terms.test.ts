import { describe, expect, it } from 'vitest';
import { verdictOf } from '../../src/figures/verdict';
import { wildNote, wildTable } from '../../src/figures/tables/wild-table';
import { messagesIn } from '../../src/i18n';
import { DEFAULT_MODELS, type ModelSettings } from '../../src/model';
import { COUNTS, surveyed } from './surveyed';

const GRID = { errors: 'clustered', groups: 'grid', gridKm: 20 } as const;
const made = (models: Partial<ModelSettings>, more = {}) =>
  surveyed({ ...COUNTS, more }, { ...DEFAULT_MODELS, family: 'ols', ...GRID, ...models });

describe('a study that asks for the wild cluster bootstrap', () => {
  it('has it in its comparison, its verdict and its main terms', async () => {
    const { session } = await made({ wild: true });
    const evidence = (await session.ask('evidence', {}))!;
    if (!evidence.comparison.ok) throw new Error('no comparison');
    const { wild, difference } = evidence.comparison.value;
    expect(wild!.groups).toBeGreaterThan(2);
    expect(wild!.ciLow).toBeLessThan(difference);
    expect(wild!.ciHigh).toBeGreaterThan(difference);
    const verdict = verdictOf(evidence)!;
    const isEnded = Number.isFinite(wild!.ciLow + wild!.ciHigh);
    expect(verdict.wild ?? false).toBe(isEnded);
    if (isEnded) expect([verdict.low, verdict.high]).toEqual([wild!.ciLow, wild!.ciHigh]);

    const terms = (await session.ask('wildTerms', {}))!;
    expect(terms.own).toBe(true);
    const models = (await session.ask('models', {}))!;
    for (const { key, term, estimate } of terms.terms) {
      const { result } = models.models.find((model) => model.key === key)!;
      const own = result.ok && result.value.terms.find(({ name }) => name === term);
      expect(estimate).toBe((own as { estimate: number }).estimate);
    }
    expect(terms.terms.map(({ term }) => term)).toEqual(
      expect.arrayContaining(['inside', 'proximity']),
    );
    for (const language of ['ja', 'en'] as const) {
      const m = messagesIn(language);
      expect(wildTable(terms, m)!.rows).toHaveLength(terms.terms.length);
      expect(wildNote(terms, m)).toContain('Cameron, Gelbach and Miller 2008');
    }
  });

  it.each([
    ['was not chosen', {}, {}],
    ['has no groups', { wild: true, errors: 'hc1' }, {}],
    ['goes by distance', { wild: true, errors: 'conley' }, {}],
    ['has survey weights', { wild: true }, { 集計用乗率: Array.from({ length: 90 }, () => '2') }],
  ] as const)('is without it where it %s', async (_, models, more) => {
    const { session } = await made(models, more);
    const evidence = (await session.ask('evidence', {}))!;
    expect(evidence.comparison.ok && evidence.comparison.value.wild).toBeNull();
    expect(await session.ask('wildTerms', {})).toBeNull();
  });
});
