import { describe, expect, it } from 'vitest';
import {
  ACT_KINDS,
  actKindsOf,
  INDUSTRY_CLASSES,
  sizeClass,
  type ActKind,
  type SizeJudgement,
} from '../../src/model';

/** The Act's figures, written out a second time: million yen, employees, employees of a small one. */
const ACT: Record<ActKind, readonly [number, number, number]> = {
  other: [300, 300, 20],
  wholesale: [100, 100, 5],
  retail: [50, 50, 5],
  services: [50, 100, 5],
};
const MILLION = 1_000_000;

describe.each(ACT_KINDS)('the limits of %s', (kind) => {
  const [capital, employees, small] = [ACT[kind][0] * MILLION, ACT[kind][1], ACT[kind][2]];
  const judged = (people: number, yen: number) => sizeClass([kind], people, yen);

  it.each<[SizeJudgement, number, number]>([
    ['small', 0, NaN],
    ['small', small, NaN],
    ['small', small, capital + 1],
    ['medium', small + 1, NaN],
    ['medium', small + 1, capital + 1],
    ['medium', employees, NaN],
    ['medium', employees, capital + 1],
    ['medium', employees + 1, capital],
    ['large', employees + 1, capital + 1],
    ['sme', NaN, capital],
    ['sme', NaN, 1],
    ['no-employees', NaN, capital + 1],
    ['no-capital', employees + 1, NaN],
    ['no-capital', employees + 1, 0],
    ['no-size', NaN, NaN],
    ['no-size', NaN, 0],
    ['no-size', -1, -1],
  ])('give %s for %d employees and %d yen', (expected, people, yen) => {
    expect(judged(people, yen)).toBe(expected);
  });
});

describe('a firm that may be of several kinds', () => {
  it('is told what all of them say', () => {
    expect(sizeClass(ACT_KINDS, 5, NaN)).toBe('small');
    expect(sizeClass(ACT_KINDS, 6, NaN)).toBe('sme');
    expect(sizeClass(ACT_KINDS, 21, NaN)).toBe('medium');
    expect(sizeClass(ACT_KINDS, 50, NaN)).toBe('medium');
    expect(sizeClass(ACT_KINDS, NaN, 50 * MILLION)).toBe('sme');
    expect(sizeClass(ACT_KINDS, 301, 301 * MILLION)).toBe('large');
    expect(sizeClass(ACT_KINDS, NaN, NaN)).toBe('no-size');
    expect(sizeClass(ACT_KINDS, 301, NaN)).toBe('no-capital');
  });

  it('is not known where they differ', () => {
    expect(sizeClass(ACT_KINDS, 51, NaN)).toBe('no-industry');
    expect(sizeClass(ACT_KINDS, NaN, 50 * MILLION + 1)).toBe('no-industry');
    expect(sizeClass(['other', 'services'], 101, NaN)).toBe('wide-industry');
    expect(sizeClass(['wholesale', 'retail'], 51, 60 * MILLION)).toBe('wide-industry');
    expect(sizeClass(['wholesale', 'retail'], 101, 101 * MILLION)).toBe('large');
  });

  it('is never said to be more than each of them says', () => {
    for (const people of [NaN, 0, 5, 6, 20, 21, 50, 51, 100, 101, 300, 301])
      for (const yen of [NaN, 0, 1, 50, 51, 100, 101, 300, 301].map((n) => n * MILLION)) {
        const said = sizeClass(ACT_KINDS, people, yen);
        const each = ACT_KINDS.map((kind) => sizeClass([kind], people, yen));
        if (said === 'small' || said === 'medium' || said === 'large')
          expect(new Set(each)).toEqual(new Set([said]));
        if (said === 'sme')
          for (const one of each) expect(['small', 'medium', 'sme']).toContain(one);
      }
  });
});

describe('the kinds of an industry', () => {
  it.each<[string, readonly ActKind[]]>([
    ['A', ['other']],
    ['D', ['other']],
    ['E', ['other']],
    ['24', ['other']],
    ['2422', ['other']],
    ['G', ['other', 'services']],
    ['37', ['other']],
    ['38', ['services']],
    ['39', ['services']],
    ['3911', ['services']],
    ['40', ['other']],
    ['41', ['other', 'services']],
    ['411', ['services']],
    ['412', ['services']],
    ['413', ['other']],
    ['4141', ['other']],
    ['415', ['services']],
    ['416', ['services']],
    ['4100', ['other', 'services']],
    ['H', ['other']],
    ['I', ['wholesale', 'retail']],
    ['I1', ['wholesale']],
    ['I2', ['retail']],
    ['50', ['wholesale']],
    ['55', ['wholesale']],
    ['56', ['retail']],
    ['61', ['retail']],
    ['J', ['other']],
    ['K', ['other', 'services']],
    ['68', ['other']],
    ['69', ['other', 'services']],
    ['691', ['other']],
    ['693', ['services']],
    ['70', ['services']],
    ['L', ['services']],
    ['M', ['retail', 'services']],
    ['75', ['services']],
    ['76', ['retail']],
    ['77', ['retail']],
    ['N', ['other', 'services']],
    ['78', ['services']],
    ['79', ['other', 'services']],
    ['791', ['other']],
    ['796', ['services']],
    ['80', ['services']],
    ['O', ['services']],
    ['P', ['services']],
    ['Q', ['services']],
    ['R', ['services']],
    ['T', ACT_KINDS],
    ['', ACT_KINDS],
  ])('%s are %j', (code, kinds) => {
    expect(actKindsOf(code)).toEqual(kinds);
  });

  it('are known of every class', () => {
    for (const { code } of INDUSTRY_CLASSES) expect(actKindsOf(code).length).toBeGreaterThan(0);
  });
});
