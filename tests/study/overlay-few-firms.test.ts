import { describe, expect, it } from 'vitest';
import { DEFAULT_OVERLAY, type OverlaySettings } from '../../src/model';
import { areasOfFewFirms, type Overlay } from '../../src/study';

const n = Int32Array.of(0, 1, 9, 10, 40);
const told = (settings: Partial<OverlaySettings>) =>
  areasOfFewFirms({
    settings: { ...DEFAULT_OVERLAY, ...settings },
    figures: { n } as unknown as Overlay['figures'],
  });

describe('areas that rest on few firms', () => {
  it('are those with a value of fewer than 10', () => {
    for (const statistic of ['mean', 'positive', 'shrunk'] as const)
      expect(told({ unit: 'prefectures', statistic })).toEqual({ areas: 4, few: 2 });
  });

  it('are no matter of sums, and of firms one by one', () => {
    expect(told({ unit: 'prefectures', statistic: 'sum' })).toBeNull();
    expect(told({ unit: 'firms', statistic: 'mean' })).toBeNull();
  });
});
