import { describe, expect, it } from 'vitest';
import type { Findings } from '../../../src/model';
import type { StudyLinkage } from '../../../src/study';
import { firmMeasures, measureOf } from '../../../src/study/firms/firm-measures';

const findings = {
  firms: {
    count: 4,
    employees: Float64Array.of(NaN, 3, NaN, 9),
    outcomes: [{ key: 'p', label: '特許', values: Float64Array.of(1, 2, 3, 4) }],
  },
  proximity: { nearestKm: Float64Array.of(1, 2, NaN, 4) },
  links: { firm: Int32Array.of(0, 0, 2, 0) },
} as unknown as Findings;
const linkage = {
  ties: { perYear: Float64Array.of(4, NaN, NaN, 12) },
  firms: {
    strength: Float64Array.of(16, 0, 0, 0),
    ties: Int32Array.of(3, 0, 1, 0),
  },
} as unknown as StudyLinkage;

describe('firmMeasures', () => {
  it('are the outcomes, distances and employees, and with ties what these add up to', () => {
    const keys = (all: ReturnType<typeof firmMeasures>) => all.map(({ key }) => key);
    expect(keys(firmMeasures(findings, null))).toEqual(['outcome p', 'distance', 'employees']);
    expect(keys(firmMeasures(findings, linkage))).toEqual([
      'outcome p',
      'distance',
      'strength',
      'contacts',
      'ties',
      'employees',
    ]);
  });

  it('count contacts over ties that state them: none without a tie, unknown where no tie does', () => {
    const contacts = firmMeasures(findings, linkage).find(({ kind }) => kind === 'contacts');
    expect([...contacts!.values]).toEqual([16, 0, NaN, 0]);
  });

  it('are found by key, else by kind, else the first', () => {
    const all = firmMeasures(findings, null);
    expect(measureOf(all, 'employees', 'distance')?.key).toBe('employees');
    expect(measureOf(all, 'gone', 'distance')?.key).toBe('distance');
    expect(measureOf(all, 'gone', 'ties')?.key).toBe('outcome p');
    expect(measureOf([], 'gone', 'ties')).toBeNull();
  });
});
