import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type StudyFile } from '../../src/model';
import { Tries } from '../../src/state/tries';

const study = (radiusKm: number, more: Partial<StudyFile> = {}): StudyFile => ({
  format: 1,
  name: 's',
  simulated: false,
  inputs: { firms: { name: 'f', path: 'f', sha256: 'a', roles: {} } },
  gazetteer: null,
  settings: {
    ...DEFAULT_SETTINGS,
    clusters: { ...DEFAULT_SETTINGS.clusters, radiusKm },
  },
  clusterNames: {},
  notes: '',
  ...more,
});

describe('the count of what was tried', () => {
  it('counts each definition once, goes on from the file, and forgets nothing by undo', () => {
    const tries = new Tries();
    tries.restart(study(3));
    expect(tries.countWith(study(3))).toBe(1);
    expect(tries.countWith(study(4))).toBe(2);
    tries.add(study(4));
    expect(tries.countWith(study(3))).toBe(2);
    expect(tries.countWith(study(4, { name: 'renamed', notes: 'n' }))).toBe(2);
    expect(tries.countWith(study(5))).toBe(3);
    tries.restart(study(3, { tried: 9 }));
    expect(tries.countWith(study(3))).toBe(9);
    expect(tries.countWith(study(4))).toBe(10);
  });

  it('counts another measure and another scope, and not what was never chosen', () => {
    const tries = new Tries();
    tries.restart(study(3));
    const { settings } = study(3);
    const yesNo = { ...study(3), settings: { ...settings, yesNo: true } };
    expect(tries.countWith(yesNo)).toBe(2);
    const scope = [{ kind: 'values' as const, column: 'kind', values: ['301'] }];
    expect(tries.countWith({ ...study(3), settings: { ...settings, scope } })).toBe(2);
    expect(tries.countWith({ ...study(3), settings: { ...settings, yesNo: false } })).toBe(1);
  });

  it('does not count how an outline is drawn', () => {
    const tries = new Tries();
    tries.restart(study(3));
    const { settings } = study(3);
    const clusters = { ...settings.clusters, boundary: 'convex' as const };
    expect(tries.countWith({ ...study(3), settings: { ...settings, clusters } })).toBe(1);
  });
});
