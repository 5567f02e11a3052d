import { describe, expect, it } from 'vitest';
import { fixedGravityFacts } from '../../../src/figures/tables/gravity-tables';
import { messagesIn } from '../../../src/i18n';
import { distanceKm } from '../../../src/geo';
import type { Findings } from '../../../src/model';
import { farReaching, missingLinks } from '../../../src/study';
import { LEAST_KM, studyGravity } from '../../../src/study/questions/gravity';
import { networkFindings } from './network-made';

const { findings } = networkFindings();
const { clusters, institutions, institutionPlaces: at, links, membership } = findings;
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);

function fitted(of: Findings = findings) {
  const found = studyGravity(of, {});
  if (!found.ok) throw new Error(found.refused);
  return found.value;
}

describe('what is expected of clusters and institutions', () => {
  const found = fitted();
  const { pairs } = found;

  it('is asked of every pair, with its contacts counted by hand', () => {
    expect(pairs.km).toHaveLength(clusters.length * institutions.count);
    for (const p of pairs.km.keys()) {
      const [cluster, i] = [pairs.cluster[p], pairs.institution[p]];
      const own = [...links.firm.keys()].filter(
        (tie) =>
          membership.clusterOf[links.firm[tie]] === cluster &&
          links.institution[tie] === i &&
          !Number.isNaN(links.contactFrequency[tie]),
      );
      expect(pairs.ties[p]).toBe(own.length);
      expect(pairs.contacts[p]).toBe(sum(own.map((tie) => links.contactFrequency[tie])));
      const { lng, lat } = clusters[cluster];
      expect(pairs.km[p]).toBeCloseTo(distanceKm(lng, lat, at.lng[i], at.lat[i]), 9);
    }
    const unknown = [...links.firm.keys()].filter(
      (tie) =>
        membership.clusterOf[links.firm[tie]] >= 0 && Number.isNaN(links.contactFrequency[tie]),
    );
    expect(found.unknownTies).toBe(unknown.length);
    expect(sum(pairs.ties) + found.unknownTies + found.restTies).toBe(links.count);
  });

  it('fulfils the conditions of the maximum for every term', () => {
    const over = pairs.contacts.map((y, p) => y - pairs.expected[p]);
    const scale = sum(pairs.contacts);
    const terms: ((p: number) => number)[] = [
      () => 1,
      (p) => Math.log(Math.max(LEAST_KM, pairs.km[p])),
      (p) => Math.log(clusters[pairs.cluster[p]].firms),
      (p) => (institutions.kind[pairs.institution[p]] === 'kosen' ? 1 : 0),
      (p) => (institutions.kind[pairs.institution[p]] === 'national_university' ? 1 : 0),
    ];
    for (const term of terms)
      expect(Math.abs(sum(over.map((value, p) => value * term(p)))) / scale).toBeLessThan(1e-6);
    expect(found.coefficients.map(({ term }) => term)).toEqual([
      null,
      'distance',
      'firms',
      'national_university',
      'kosen',
    ]);
    expect(found.baseKind).toBe('public_technology_centre');
    // Ties were made rarer with distance.
    expect(found.coefficients[1].estimate).toBeLessThan(-0.3);
    expect(found.explained).toBeGreaterThan(0.1);
    expect(found.explained).toBeLessThan(1);
  });

  it('is also estimated with effects of both members, those without contacts left out and told', () => {
    if (!found.fixed.ok) throw new Error(found.fixed.failure);
    const { n, firsts, seconds, ...fixed } = found.fixed.value;
    const withContacts = (of: Int32Array) =>
      new Set([...of].filter((_, p) => pairs.contacts[p] > 0)).size;
    expect(firsts).toBe(withContacts(pairs.cluster));
    expect(seconds).toBe(withContacts(pairs.institution));
    expect(n).toBe(firsts * seconds);
    expect(fixed.firstsWithout).toBe(clusters.length - firsts);
    expect(fixed.secondsWithout).toBe(new Set(pairs.institution).size - seconds);
    expect(fixed.df).toBe(Math.min(firsts, seconds) - 1);
    for (const language of ['ja', 'en'] as const) {
      const said = fixedGravityFacts(found, messagesIn(language)).join(' ');
      expect(said).toContain(fixed.estimate.toFixed(3).replace('-', ''));
      expect(said).not.toMatch(/undefined|NaN/);
    }
    for (const failure of ['no-ties', 'few-members', 'collinear', 'not-converged'] as const)
      expect(
        fixedGravityFacts({ ...found, fixed: { ok: false, failure } }, messagesIn('en')),
      ).toEqual([messagesIn('en').flows.gravity.fixedRefused[failure]]);
  });

  it('leaves out kinds that nobody has a tie with, and says so', () => {
    const { findings: other } = networkFindings({ unloved: 'kosen' });
    const without = fitted(other);
    expect(without.kindsLeftOut).toEqual(['kosen']);
    for (const i of without.pairs.institution) expect(other.institutions.kind[i]).not.toBe('kosen');
  });

  it('counts firms of the main industry that are tied to the institution', () => {
    for (const p of [0, 7, 30]) {
      const [{ name }] = clusters[pairs.cluster[p]].industries;
      const tied = new Set(
        [...links.firm.keys()]
          .filter(
            (tie) =>
              links.institution[tie] === pairs.institution[p] &&
              findings.firms.industry[links.firm[tie]] === name,
          )
          .map((tie) => links.firm[tie]),
      );
      expect(pairs.sameField[p]).toBe(tied.size);
    }
  });

  it('is refused where there is nothing to learn from', () => {
    expect(studyGravity({ ...findings, clusters: [] }, {})).toEqual({
      ok: false,
      refused: 'no-clusters',
    });
    const none = { ...membership, clusterOf: membership.clusterOf.map(() => -1) };
    expect(studyGravity({ ...findings, membership: none }, {})).toEqual({
      ok: false,
      refused: 'no-pairs',
    });
  });

  it('lists near pairs without a tie, most expected first', () => {
    const rows = missingLinks(found, 120, false);
    expect(rows.length).toBeGreaterThan(2);
    rows.forEach((p, k) => {
      expect(pairs.ties[p]).toBe(0);
      expect(pairs.km[p]).toBeLessThanOrEqual(120);
      if (k > 0) expect(pairs.expected[p]).toBeLessThanOrEqual(pairs.expected[rows[k - 1]]);
    });
    const byHand = [...pairs.km.keys()].filter((p) => pairs.ties[p] === 0 && pairs.km[p] <= 120);
    expect([...rows].sort((a, b) => a - b)).toEqual(byHand);
    const field = missingLinks(found, 120, true);
    expect(field).toEqual(rows.filter((p) => pairs.sameField[p] > 0));
  });

  it('lists institutions with more far contacts than expected', () => {
    const rows = farReaching(found, 50);
    expect(rows.length).toBeGreaterThan(0);
    rows.forEach((row, k) => {
      const own = [...pairs.km.keys()].filter((p) => pairs.institution[p] === row.institution);
      const far = own.filter((p) => pairs.km[p] > 50);
      expect(row.farContacts).toBeCloseTo(sum(far.map((p) => pairs.contacts[p])), 9);
      expect(row.expectedFar).toBeCloseTo(sum(far.map((p) => pairs.expected[p])), 9);
      expect(row.farContacts).toBeGreaterThan(row.expectedFar);
      expect(row.clusters).toBe(own.filter((p) => pairs.contacts[p] > 0).length);
      expect(row.meanKm).toBeCloseTo(
        sum(own.map((p) => pairs.contacts[p] * pairs.km[p])) /
          sum(own.map((p) => pairs.contacts[p])),
        9,
      );
      if (k > 0)
        expect(row.farContacts - row.expectedFar).toBeLessThanOrEqual(
          rows[k - 1].farContacts - rows[k - 1].expectedFar,
        );
    });
  });
});
