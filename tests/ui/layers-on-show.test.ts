import { describe, expect, it } from 'vitest';
import { layersOnShow } from '../../src/ui/map/colouring';
import type { App } from '../../src/state';

/** As much of an app as is asked which layers it shows. */
const appWith = (overlay: object | null, layers: Record<string, boolean> = {}): App =>
  ({
    study: { settings: {} },
    overlay: { overlay },
    shown: { view: { layers }, mapStep: 4 },
    findings: { firmPlaces: { count: 300 }, links: { count: 0 } },
  }) as unknown as App;

describe('circles of clusters', () => {
  it('are the answer of the step, but never lie over an overlay that was asked for', () => {
    expect(layersOnShow(appWith(null)).clusterSymbols).toBe(true);
    expect(layersOnShow(appWith({})).clusterSymbols).toBe(false);
  });
  it('lie over it where a person wants them', () => {
    expect(layersOnShow(appWith({}, { clusterSymbols: true })).clusterSymbols).toBe(true);
  });
});
