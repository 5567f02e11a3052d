import { describe, expect, it } from 'vitest';
import { dbscan } from '../../src/cluster';
import { REFERENCE_NOTE, WITHOUT_REFERENCE, readReference, referencePoints } from './reference';

// The twin that always runs is dbscan.test.ts, which compares with the definition itself.
describe.skipIf(WITHOUT_REFERENCE)(`dbscan against scikit-learn${REFERENCE_NOTE}`, () => {
  it.each([5000, 50000])('gives all %i firms the same label and core flag', (count) => {
    const firms = referencePoints(`points-${count}.csv`);
    const { label, core } = readReference(`dbscan-${count}.csv`);
    const found = dbscan(firms, { radiusKm: 3, minFirms: 10 });
    expect([...found.clusterOf]).toEqual(label.map(Number));
    expect([...found.role].map((role) => (role === 2 ? '1' : '0'))).toEqual(core);
    expect(found.clusterCount).toBe(Math.max(...label.map(Number)) + 1);
  });
});
