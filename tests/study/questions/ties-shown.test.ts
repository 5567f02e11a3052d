import { describe, expect, it } from 'vitest';
import { strengthTable } from '../../../src/figures/tables/strength-table';
import { messagesIn } from '../../../src/i18n';
import { DEFAULT_LINKAGE } from '../../../src/model';
import { measureLinkage, strongestInstitutions, tiesOf } from '../../../src/study';
import { COUNTS, surveyed } from '../surveyed';

describe('ties as they are shown', () => {
  it('stand with the factors of their formula, the strongest first, and add up to the sum', async () => {
    const { findings } = await surveyed(COUNTS);
    const linkage = { ...DEFAULT_LINKAGE, decay: 'exponential', halfKm: 10 } as const;
    const found = measureLinkage(findings, { linkage });
    const { links } = findings;
    let seen = 0;
    for (let firm = 0; firm < findings.firms.count; firm++) {
      const ties = tiesOf(found, links, 'firm', firm);
      seen += ties.length;
      let before = Infinity;
      for (const { tie, partner, perYear, kindWeight, decay, strength } of ties) {
        expect(partner).toBe(links.institution[tie]);
        expect(strength).toBeCloseTo(perYear * kindWeight * decay, 12);
        expect(decay).toBeCloseTo(2 ** (-links.distanceKm[tie] / 10), 12);
        expect(strength).toBeLessThanOrEqual(before);
        before = strength;
      }
      const sum = ties.reduce((total, { strength }) => total + strength, 0);
      expect(found.firms.strength[firm]).toBeCloseTo(sum, 9);
    }
    expect(seen).toBe(links.count);
    const [first] = strongestInstitutions(found);
    expect(first.strength).toBe(Math.max(...found.institutions.strength));
    const toFirst = tiesOf(found, links, 'institution', first.index);
    const sum = toFirst.reduce((total, { strength }) => total + strength, 0);
    expect(first.strength).toBeCloseTo(sum, 9);
  });

  it('are summed per cluster, with a dash where there is nothing to divide', async () => {
    const { findings } = await surveyed(COUNTS);
    const found = measureLinkage(findings, {});
    for (const language of ['ja', 'en'] as const) {
      const { head, rows } = strengthTable(
        found,
        findings.clusters,
        language,
        messagesIn(language),
      );
      expect(rows).toHaveLength(findings.clusters.length);
      for (const row of rows) expect(row).toHaveLength(head.length);
      expect(rows.flat().join()).not.toMatch(/NaN|Infinity/);
    }
  });
});
