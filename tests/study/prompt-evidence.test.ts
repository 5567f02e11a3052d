import { describe, expect, it } from 'vitest';
import { testRows } from '../../src/figures/tables/test-table';
import { verdictOf } from '../../src/figures/verdict';
import { messagesIn } from '../../src/i18n';
import { DEFAULT_MODELS } from '../../src/model';
import { COUNTS, surveyed } from './surveyed';

describe('the comparison before its random draws', () => {
  it('is the comparison without them', async () => {
    const { session } = await surveyed(COUNTS);
    const prompt = (await session.ask('promptEvidence', {}))!;
    const whole = (await session.ask('evidence', {}))!;
    if (!prompt.comparison.ok || !whole.comparison.ok) throw new Error('refused');
    expect(whole.comparison.value.permutation.draws).toBeGreaterThan(999);
    expect({
      ...whole,
      comparison: {
        ...whole.comparison,
        value: { ...whole.comparison.value, permutation: null, groupPermutation: null, wild: null },
      },
    }).toEqual(prompt);
    const [early, late] = [verdictOf(prompt)!, verdictOf(whole)!];
    expect({ ...late, pValue: early.pValue, permutationP: null, pending: true }).toEqual(early);
    // No p-value is shown that another test's would then replace.
    for (const language of ['ja', 'en'] as const) {
      const { answer } = messagesIn(language).evidence;
      expect(answer(early)).toContain('p = …');
      expect(answer(late)).not.toContain('…');
      expect(answer({ ...late, pValue: 0.5 })).toContain('p = 0.500');
    }
  });

  it('shows where draws are still to come, in the rows where they will stand', async () => {
    const { session } = await surveyed(COUNTS);
    const prompt = (await session.ask('promptEvidence', {}))!;
    const whole = (await session.ask('evidence', {}))!;
    if (!prompt.comparison.ok || !whole.comparison.ok) throw new Error('refused');
    const m = messagesIn('en');
    const early = testRows(prompt.comparison.value, prompt.alike, m);
    const late = testRows(whole.comparison.value, whole.alike, m);
    expect(early.map(({ name }) => name)).toEqual(late.map(({ name }) => name));
    const { permutation } = m.evidence.table;
    const groupPermutation = m.evidence.table.groupPermutation(whole.alike);
    for (const { name, p } of early)
      if (name === permutation || name === groupPermutation) expect(p).toBe('…');
      else expect(p).toBe(late.find((row) => row.name === name)!.p);
  });

  it('has its final p-value at once where no draws decide', async () => {
    const { session } = await surveyed(
      { ...COUNTS, oneTown: true },
      { ...DEFAULT_MODELS, groups: 'municipality' },
    );
    const early = verdictOf((await session.ask('promptEvidence', {}))!)!;
    expect(early.pending).toBe(false);
    expect(early.pValue).toBe(verdictOf(await session.ask('evidence', {}))!.pValue);
  });
});
