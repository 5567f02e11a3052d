import { describe, expect, it } from 'vitest';
import { DEFAULT_LINKAGE, type LinkageSettings } from '../../src/model';
import {
  concentrationOf,
  decayAt,
  networkFigures,
  pairTies,
  strengthOfClusters,
  strengthOfTies,
  totalsOf,
} from '../../src/linkage';
import { KINDS, inventedLinks, shuffled } from './invented-links';

const SETTINGS: LinkageSettings = {
  ...DEFAULT_LINKAGE,
  frequency: 'scale',
  kindWeights: { kosen: 2.5, other: 0 },
  decay: 'exponential',
  halfKm: 20,
};

const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

describe('decayAt', () => {
  it.each(['exponential', 'power'] as const)('%s leaves half at the half-distance', (decay) => {
    expect(decayAt(0, decay, 12)).toBe(1);
    expect(decayAt(12, decay, 12)).toBe(0.5);
    expect(decayAt(NaN, decay, 12)).toBeNaN();
    for (let km = 0; km < 100; km++)
      expect(decayAt(km + 1, decay, 12)).toBeLessThan(decayAt(km, decay, 12));
    expect(() => decayAt(1, decay, 0)).toThrow(RangeError);
  });

  it('differs in the tail: a quarter against a third at twice the half-distance', () => {
    expect(decayAt(24, 'exponential', 12)).toBe(0.25);
    expect(decayAt(24, 'power', 12)).toBeCloseTo(1 / 3, 15);
    expect(decayAt(NaN, 'none', NaN)).toBe(1);
  });
});

describe('strengthOfTies', () => {
  const links = {
    count: 5,
    firm: Int32Array.of(0, 0, 1, 2, 2),
    institution: Int32Array.of(0, 1, 1, 4, 2),
    contactFrequency: Float64Array.of(3, 4, 9, 2, NaN),
    topic: ['', '', '', '', ''],
    distanceKm: Float64Array.of(20, 40, 0, 0, 5),
  };

  it('multiplies contacts, kind and decay', () => {
    const { strength, unknown, counted } = strengthOfTies(links, KINDS, SETTINGS);
    // 12 × 1 × 1/2; 52 × 2.5 × 1/4; a score that is not in the table; 4 × 0 × 1; no frequency.
    expect([...strength]).toEqual([6, 32.5, NaN, 0, NaN]);
    expect({ unknown, counted }).toEqual({ unknown: 2, counted: false });
  });

  it('takes contacts per year as they are by default, and refuses negative ones', () => {
    const given = { ...links, contactFrequency: Float64Array.of(3, 4, 9, -2, 0) };
    expect([...strengthOfTies(given, KINDS, DEFAULT_LINKAGE).strength]).toEqual([3, 4, 9, NaN, 0]);
  });

  it('counts ties where none states a frequency', () => {
    const given = { ...links, contactFrequency: new Float64Array(5).fill(NaN) };
    const { perYear, counted } = strengthOfTies(given, KINDS, SETTINGS);
    expect([...perYear]).toEqual([1, 1, 1, 1, 1]);
    expect(counted).toBe(true);
  });
});

describe('sums of ties', () => {
  const firms = 40;
  const links = inventedLinks(600, firms, 3);
  const strengths = strengthOfTies(links, KINDS, SETTINGS);
  const { strength } = strengths;
  const pairs = pairTies(links, strengths);
  const known = strength.filter((value) => !Number.isNaN(value));

  it('of pairs agree with adding up by hand, whatever the order of the rows', () => {
    for (const given of [links, shuffled(links, 1), shuffled(links, 2)]) {
      const found = pairTies(given, strengthOfTies(given, KINDS, SETTINGS));
      expect(found.firm).toEqual(pairs.firm);
      expect(found.institution).toEqual(pairs.institution);
      expect(found.ties).toEqual(pairs.ties);
      found.strength.forEach((value, p) => expect(value).toBeCloseTo(pairs.strength[p], 9));
    }
    for (const [sums, values] of [
      [pairs.strength, strength],
      [pairs.contacts, strengths.perYear],
    ])
      sums.forEach((value, p) => {
        let byHand = 0;
        values.forEach((own, i) => {
          const same =
            links.firm[i] === pairs.firm[p] && links.institution[i] === pairs.institution[p];
          if (same && !Number.isNaN(own)) byHand += own;
        });
        expect(value).toBeCloseTo(byHand, 9);
      });
  });

  it('lose nothing at either end', () => {
    for (const [end, count] of [
      [pairs.firm, firms],
      [pairs.institution, KINDS.length],
    ] as const) {
      const totals = totalsOf(pairs, end, count);
      expect(sum(totals.ties)).toBe(links.count);
      expect(sum(totals.degree)).toBe(pairs.count);
      expect(sum(totals.strength)).toBeCloseTo(sum(known), 8);
    }
  });

  it('of clusters agree with counting by hand', () => {
    const clusterOf = Int32Array.from({ length: firms }, (_, i) => (i % 4) - 1);
    const isInside = (cluster: number, institution: number) => cluster === institution;
    const clusters = strengthOfClusters(pairs, clusterOf, 3, isInside);
    clusters.forEach((cluster, c) => {
      const own = [...strength.keys()].filter((i) => clusterOf[links.firm[i]] === c);
      const add = (ties: number[]) => sum(ties.map((i) => strength[i] || 0));
      expect(cluster.firms).toBe(clusterOf.filter((value) => value === c).length);
      expect(cluster.ties).toBe(own.length);
      expect(cluster.linkedFirms).toBe(new Set(own.map((i) => links.firm[i])).size);
      expect(cluster.strength).toBeCloseTo(add(own), 8);
      expect(cluster.strengthInside).toBeCloseTo(
        add(own.filter((i) => links.institution[i] === c)),
        8,
      );
      const shares = KINDS.map(
        (_, j) => add(own.filter((i) => links.institution[i] === j)) / add(own),
      );
      expect(cluster.herfindahl).toBeCloseTo(sum(shares.map((share) => share ** 2)), 10);
      expect(cluster.topThree).toBeCloseTo(sum(shares.sort((a, b) => b - a).slice(0, 3)), 10);
    });
  });

  it('of a cluster without ties are 0, and its concentration is unknown', () => {
    const none = pairTies(inventedLinks(0, 1, 1), {
      strength: new Float64Array(0),
      perYear: new Float64Array(0),
    });
    const [cluster] = strengthOfClusters(none, Int32Array.of(0, 0), 1, () => true);
    expect(cluster).toEqual({
      firms: 2,
      linkedFirms: 0,
      shareLinked: 0,
      tiesPerFirm: 0,
      ties: 0,
      strength: 0,
      strengthInside: 0,
      herfindahl: NaN,
      topThree: NaN,
    });
  });

  it('of the network count ties across a border where both ends are known', () => {
    const firmPrefecture = Array.from({ length: firms }, (_, i) => ['福井県', '石川県', ''][i % 3]);
    const institutionPrefecture = ['福井県', '福井県', '石川県', '', '東京都'];
    const figures = networkFigures(pairs, KINDS.length, firmPrefecture, institutionPrefecture);
    const ends = [...links.firm.keys()].map(
      (i) => [firmPrefecture[links.firm[i]], institutionPrefecture[links.institution[i]]] as const,
    );
    const placed = ends.filter(([from, to]) => from !== '' && to !== '');
    expect(figures.placedTies).toBe(placed.length);
    expect(figures.crossingTies).toBe(placed.filter(([from, to]) => from !== to).length);
    expect(figures.ties).toBe(links.count);
    expect(figures.strength).toBeCloseTo(sum(known), 8);
  });
});

describe('concentrationOf', () => {
  it('is 1/n for equal strengths and 1 for a single one, whatever the unit', () => {
    expect(concentrationOf([5, 5, 5, 5]).herfindahl).toBeCloseTo(0.25, 15);
    expect(concentrationOf([5, 5, 5, 5]).topThree).toBeCloseTo(0.75, 15);
    expect(concentrationOf([0, 7, 0])).toEqual({ herfindahl: 1, topThree: 1 });
    expect(concentrationOf([1, 2, 3, 4]).herfindahl).toBeCloseTo(
      concentrationOf([40, 10, 30, 20]).herfindahl,
      15,
    );
  });
});
