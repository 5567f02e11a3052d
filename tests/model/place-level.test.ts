import { expect, test } from 'vitest';
import { messagesIn } from '../../src/i18n';
import {
  GEOCODE_LEVELS,
  isExactLevel,
  isFineLevel,
  LEVEL_CODE,
  levelNamed,
  PLACE_LEVELS,
} from '../../src/model';

test('levels stand from fine to coarse, and what takes part in clusters is one run of them', () => {
  const fine = GEOCODE_LEVELS.map((_, code) => isFineLevel(code));
  const asked = GEOCODE_LEVELS.map((_, code) => isFineLevel(code, true));
  for (const list of [fine, asked])
    expect(list.lastIndexOf(true)).toBeLessThan(list.indexOf(false));
  expect(isFineLevel(LEVEL_CODE.municipality)).toBe(false);
  expect(isFineLevel(LEVEL_CODE.municipality, true)).toBe(true);
  expect(isFineLevel(LEVEL_CODE.prefecture, true)).toBe(false);
});

test('only a coordinate of its own is exact', () => {
  const exact = PLACE_LEVELS.filter((_, code) => isExactLevel(code)).map(({ name }) => name);
  expect(exact).toEqual(['point', 'residence', 'parcel']);
});

test('a text names a level or none', () => {
  expect(levelNamed(' parcel ')).toBe('parcel');
  expect(levelNamed('toString')).toBeUndefined();
  expect(levelNamed('')).toBeUndefined();
});

test('each level has its word in both languages', () => {
  for (const language of ['ja', 'en'] as const) {
    const words = GEOCODE_LEVELS.map((level) => messagesIn(language).words.level[level]);
    expect(new Set(words).size).toBe(GEOCODE_LEVELS.length);
  }
});
