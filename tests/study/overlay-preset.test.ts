import { describe, expect, it } from 'vitest';
import { DEFAULT_OVERLAY, LEVEL_CODE } from '../../src/model';
import { presetOverlay } from '../../src/study';

const placesIn = (municipalities: number, level: 'town' | 'municipality' = 'town') => ({
  level: new Uint8Array(400).fill(LEVEL_CODE[level]),
  municipalityCode: Array.from({ length: 400 }, (_, firm) =>
    String(10000 + (firm % municipalities)),
  ),
});

describe('what an overlay shows before anybody has chosen', () => {
  it.each([
    [1, 'towns'],
    [5, 'towns'],
    [6, 'municipalities'],
    [200, 'municipalities'],
    [201, DEFAULT_OVERLAY.unit],
  ] as const)('of firms in %i municipalities: %s', (municipalities, unit) => {
    const preset = presetOverlay(placesIn(municipalities), true);
    expect(preset).toEqual({ ...DEFAULT_OVERLAY, unit });
  });

  it('is the firms themselves without towns, firms or places finer than a municipality', () => {
    expect(presetOverlay(placesIn(3), false)).toBe(DEFAULT_OVERLAY);
    expect(presetOverlay(null, true)).toBe(DEFAULT_OVERLAY);
    expect(presetOverlay(placesIn(3, 'municipality'), true)).toBe(DEFAULT_OVERLAY);
  });
});
