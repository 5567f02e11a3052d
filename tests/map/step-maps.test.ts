import { describe, expect, it } from 'vitest';
import { colourByPrecision } from '../../src/map/colours/colouring';
import { shownLayers } from '../../src/map/layers/switches';
import { legendOf } from '../../src/map/legend';
import { LEVEL_CODE } from '../../src/model/place-level';
import { stackedFindings } from './stacked';

describe("a step's own map", () => {
  const shownIn = (step: number, switched = {}, firms = 300, ties = 0) =>
    shownLayers(switched, step, { firms, ties });

  it('has clusters in every step but the first, and lines to institutions in the third', () => {
    const steps = [1, 2, 3, 4, 5];
    expect(steps.filter((step) => shownIn(step).clusters)).toEqual([2, 3, 4, 5]);
    expect(steps.filter((step) => shownIn(step).proximity)).toEqual([3]);
    expect(steps.every((step) => shownIn(step).institutions)).toBe(true);
  });

  it('shows who talks in the third, in the place of lines to institutions, where ties are known', () => {
    const flows = [1, 2, 3, 4, 5].filter((step) => shownIn(step, {}, 300, 40).flows);
    expect(flows).toEqual([3]);
    expect(shownIn(3, {}, 300, 40).proximity).toBe(false);
    expect(shownIn(3, { flows: false }, 300, 40).flows).toBe(false);
    expect(shownIn(3, {}, 300, 1_000_000).flows).toBe(false);
  });

  it('has a symbol for each cluster in every step but the first, while clusters are shown', () => {
    expect([1, 2, 3, 4, 5].filter((step) => shownIn(step).clusterSymbols)).toEqual([2, 3, 4, 5]);
    expect(shownIn(2, { clusters: false }).clusterSymbols).toBe(false);
  });

  it('keeps what a person switched in every step', () => {
    for (const step of [1, 2, 3, 4, 5]) {
      const shown = shownIn(step, { clusters: step === 1, proximity: step !== 3 });
      expect([shown.clusters, shown.proximity]).toEqual([step === 1, step !== 3]);
    }
  });

  it('draws no line for each of very many firms by itself', () => {
    expect(shownIn(3, {}, 100_000).proximity).toBe(false);
    expect(shownIn(3, { proximity: true }, 100_000).proximity).toBe(true);
  });
});

describe('firms by precision', () => {
  it('are told by their level, what is coarse as a ring, in as many lines as levels', () => {
    const findings = stackedFindings();
    findings.firmPlaces.level[20] = LEVEL_CODE.municipality;
    const colouring = colourByPrecision(findings, 'light');
    const { firms } = legendOf(findings, colouring, 'light', { firms: true });
    expect(firms.map(({ level, count, hollow }) => [level, count, hollow])).toEqual([
      ['point', colouring.counts[LEVEL_CODE.point], false],
      ['town', 7, false],
      ['municipality', 1, true],
    ]);
    const located = findings.firmPlaces.lng.filter((lng) => !Number.isNaN(lng)).length;
    expect(firms.reduce((sum, { count }) => sum + count, 0)).toBe(located);
  });
});
