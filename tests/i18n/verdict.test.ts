import { describe, expect, it } from 'vitest';
import { LANGUAGES, messagesIn, type VerdictFacts } from '../../src/i18n';
import { DEFAULT_ERROR_PARAMETERS } from '../../src/model';

const facts: VerdictFacts = {
  outcome: 'patents',
  insideFirms: 60,
  outsideFirms: 1030,
  insideMean: 0.9,
  outsideMean: 0.034,
  low: 0.2,
  high: 0.4,
  pValue: 0.004,
  permutationP: 0.004,
  clustered: true,
  alike: { ...DEFAULT_ERROR_PARAMETERS, errors: 'clustered' },
  oneGroup: false,
  groups: 40,
};

describe.each(LANGUAGES)('the verdict in %s', (language) => {
  const { verdict } = messagesIn(language).evidence;
  const clear = verdict(facts);

  it('concludes only where interval and permutation agree, and says where they do not', () => {
    const open = verdict({ ...facts, low: -0.2, permutationP: 0.3 });
    const one = verdict({ ...facts, permutationP: 0.3 });
    const other = verdict({ ...facts, low: -0.2 });
    const waiting = verdict({ ...facts, permutationP: null, pending: true });
    const endings = [clear, open, one, waiting].map((text) => text.split(/\. |）。/).at(-1));
    expect(new Set(endings).size).toBe(4);
    expect(other.split(/\. |）。/).at(-1)).toBe(endings[2]);
    expect(waiting).toContain('…');
  });

  it('concludes nothing of a handful of firms or groups, whatever interval and permutation say', () => {
    const endingOf = (text: string) => text.split(/\. |）。/).at(-1)!;
    for (const few of [{ outsideFirms: 2 }, { insideFirms: 4 }]) {
      const ending = endingOf(verdict({ ...facts, ...few }));
      expect(ending).toContain(String(Object.values(few)[0]));
      expect(verdict({ ...facts, ...few, pending: true })).toContain(ending);
    }
    const groups = endingOf(verdict({ ...facts, groups: 5 }));
    expect(groups).toContain('5');
    expect(endingOf(verdict({ ...facts, groups: 6 }))).toBe(endingOf(clear));
    expect(endingOf(verdict({ ...facts, groups: null }))).toBe(endingOf(clear));
    // An open answer stays open.
    const open = { ...facts, low: -0.2, permutationP: 0.3 };
    expect(endingOf(verdict({ ...open, groups: 5 }))).toBe(endingOf(verdict(open)));
  });

  it('gives no p in the step’s line where there are too few firms', () => {
    const { answer } = messagesIn(language).evidence;
    expect(answer(facts)).toContain('p = 0.004');
    expect(answer({ ...facts, pending: true })).toContain('…');
    expect(answer({ ...facts, outsideFirms: 2 })).not.toContain('p =');
  });

  it('says how many firms, how large, how certain', () => {
    for (const part of ['60', '1,030', '0.90', '0.034', '0.20', '0.40', 'p = 0.004'])
      expect(clear).toContain(part);
    const share = verdict({ ...facts, yesNo: true });
    for (const part of ['90.0%', '3.4%', '20.0', '40.0']) expect(share).toContain(part);
  });

  it('rests on the interval alone where nothing can be permuted', () => {
    const alone = verdict({
      ...facts,
      clustered: false,
      oneGroup: true,
      permutationP: null,
    });
    expect(alone.split(/\. |）。/).at(-1)).toBe(clear.split(/\. |）。/).at(-1));
  });
});
