import { describe, expect, it } from 'vitest';
import { DEFAULT_LINKAGE } from '../../src/model';
import {
  filterPairs,
  flowsBetweenGroups,
  flowsToInstitutions,
  pairTies,
  strengthOfTies,
} from '../../src/linkage';
import { KINDS, inventedLinks, shuffled } from './invented-links';

const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

const FIRMS = 60;
const GROUPS = 5;
/** Every sixth firm is in no group. */
const groupOf = Int32Array.from({ length: FIRMS }, (_, i) => (i % (GROUPS + 1)) - 1);
const links = inventedLinks(800, FIRMS, 11);
const pairs = pairTies(links, strengthOfTies(links, KINDS, DEFAULT_LINKAGE));

describe('flowsToInstitutions', () => {
  const flows = flowsToInstitutions(pairs, groupOf);

  it('agrees with adding up every cell by hand', () => {
    let found = 0;
    for (let group = 0; group < GROUPS; group++)
      for (let institution = 0; institution < KINDS.length; institution++) {
        const own = [...pairs.firm.keys()].filter(
          (p) => groupOf[pairs.firm[p]] === group && pairs.institution[p] === institution,
        );
        if (own.length === 0) continue;
        expect([flows.from[found], flows.to[found]]).toEqual([group, institution]);
        expect(flows.ties[found]).toBe(sum(own.map((p) => pairs.ties[p])));
        expect(flows.strength[found]).toBeCloseTo(sum(own.map((p) => pairs.strength[p])), 9);
        found++;
      }
    expect(flows.count).toBe(found);
  });

  it('conserves ties and strength, those of firms in no group included', () => {
    expect(sum(flows.ties) + flows.restTies).toBe(links.count);
    expect(sum(flows.strength) + flows.restStrength).toBeCloseTo(sum(pairs.strength), 8);
    expect(flows.restTies).toBeGreaterThan(0);
  });

  it('gives the pairs themselves where each firm is its own group', () => {
    const own = flowsToInstitutions(
      pairs,
      Int32Array.from({ length: FIRMS }, (_, i) => i),
    );
    expect([own.from, own.to, own.ties]).toEqual([pairs.firm, pairs.institution, pairs.ties]);
    expect(own.strength).toEqual(pairs.strength);
  });

  it('does not depend on the order of the rows', () => {
    const other = shuffled(links, 5);
    const again = flowsToInstitutions(
      pairTies(other, strengthOfTies(other, KINDS, DEFAULT_LINKAGE)),
      groupOf,
    );
    // Whole contacts per year add up exactly.
    expect(again).toEqual(flows);
  });
});

describe('flowsBetweenGroups', () => {
  const toInstitutions = flowsToInstitutions(pairs, groupOf);
  const shared = flowsBetweenGroups(toInstitutions, GROUPS);

  it("splits each group's strength without loss", () => {
    for (let group = 0; group < GROUPS; group++) {
      const own = sum(toInstitutions.strength.filter((_, f) => toInstitutions.from[f] === group));
      const withOthers = sum(
        shared.strength.filter((_, f) => shared.from[f] === group || shared.to[f] === group),
      );
      expect(shared.within[group] + withOthers).toBeCloseTo(own, 8);
    }
  });

  it('is the product over the sum at a single institution, and nothing where none is shared', () => {
    const flows = (to: [number, number, number]) => ({
      count: 3,
      from: Int32Array.of(0, 1, 2),
      to: Int32Array.from(to),
      strength: Float64Array.of(6, 2, 4),
    });
    const one = flowsBetweenGroups(flows([0, 0, 0]), 3);
    expect([...one.from]).toEqual([0, 0, 1]);
    expect([...one.to]).toEqual([1, 2, 2]);
    expect([...one.strength]).toEqual([1, 2, 8 / 12]);
    const apart = flowsBetweenGroups(flows([0, 1, 2]), 3);
    expect(apart.count).toBe(0);
    expect([...apart.within]).toEqual([6, 2, 4]);
  });
});

describe('filterPairs', () => {
  it('keeps the pairs that pass every filter, and all without one', () => {
    expect(filterPairs(pairs, {})).toEqual(pairs);
    const kept = filterPairs(pairs, {
      institution: (i) => KINDS[i] === 'kosen',
      leastContacts: 3,
      bandKm: [10, 60],
    });
    const byHand = [...pairs.firm.keys()].filter(
      (p) =>
        KINDS[pairs.institution[p]] === 'kosen' &&
        pairs.contacts[p] >= 3 &&
        pairs.distanceKm[p] >= 10 &&
        pairs.distanceKm[p] <= 60,
    );
    expect(byHand.length).toBeGreaterThan(0);
    expect([...kept.firm]).toEqual(byHand.map((p) => pairs.firm[p]));
    expect([...kept.strength]).toEqual(byHand.map((p) => pairs.strength[p]));
  });
});
