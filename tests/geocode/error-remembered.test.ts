import { describe, expect, it } from 'vitest';
import { inventedGeocoder } from './gazetteers';
import { JAPAN_IN_SMALL } from './japan-in-small';

describe('the error radius of a town', () => {
  it('is the same to the last bit when it is asked for again', async () => {
    const { geocoder } = await inventedGeocoder(JAPAN_IN_SMALL);
    for (const address of [
      '埼玉県川口市領家1-2',
      '埼玉県川口市青木三丁目5',
      '東京都渋谷区神泉町3',
    ]) {
      const first = geocoder.locate(address);
      expect(first.level).toBe('town');
      expect(geocoder.locate(address).errorKm).toBe(first.errorKm);
    }
  });
});
