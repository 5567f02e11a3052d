import { describe, expect, it } from 'vitest';
import { DEFAULT_FLOWS, type Findings, type FlowSettings } from '../../../src/model';
import { firmsBehindFlow, measureLinkage, RESIDUAL_SHOWN } from '../../../src/study';
import { studyFlows } from '../../../src/study/questions/flows';
import { studyGravity } from '../../../src/study/questions/gravity';
import { networkFindings } from './network-made';

const { findings, municipalities } = networkFindings();
const { links, membership } = findings;
const { pairs } = measureLinkage(findings, {});
const ask = (change: Partial<FlowSettings>, of: Findings = findings) =>
  studyFlows(of, { flows: { ...DEFAULT_FLOWS, ...change } }, municipalities)!;
const sum = (values: Iterable<number>) => [...values].reduce((a, b) => a + b, 0);
const known = [...links.contactFrequency].map((value) => value || 0);

describe('flows of a study', () => {
  it('add up the ties of each group, counted by hand', () => {
    const groupOf = {
      firms: (firm: number) => firm,
      clusters: (firm: number) => membership.clusterOf[firm],
      municipalities: (firm: number) =>
        municipalities.findIndex(({ code }) => code === findings.firmPlaces.municipalityCode[firm]),
    };
    for (const grouping of ['firms', 'clusters', 'municipalities'] as const) {
      const [level] = ask({ grouping }).levels;
      expect(level.count).toBeGreaterThan(5);
      for (let line = 0; line < level.count; line++) {
        const own = [...links.firm.keys()].filter(
          (tie) =>
            groupOf[grouping](links.firm[tie]) === level.from[line] &&
            links.institution[tie] === level.to[line],
        );
        expect(level.ties[line]).toBe(own.length);
        expect(level.strength[line]).toBeCloseTo(sum(own.map((tie) => known[tie])), 9);
      }
      expect(sum(level.ties) + level.restTies).toBe(links.count);
    }
  });

  it('start and end where groups and institutions are', () => {
    const [far, near] = ask({ grouping: 'by_zoom' }).levels;
    expect([far.ends, far.zoom, near.ends, near.zoom]).toEqual([
      'municipalities',
      'far',
      'firms',
      'near',
    ]);
    expect(far.fromLng[0]).toBe(municipalities[far.from[0]].lng);
    expect(near.fromLat[3]).toBe(findings.firmPlaces.lat[near.from[3]]);
    expect(near.toLng[3]).toBe(findings.institutionPlaces.lng[near.to[3]]);
    const [clusters] = ask({ grouping: 'clusters' }).levels;
    expect(clusters.fromLng[0]).toBe(findings.clusters[clusters.from[0]].lng);
  });

  it('between clusters lose nothing of what clusters have with institutions', () => {
    const [between] = ask({ grouping: 'between_clusters' }).levels;
    const [toInstitutions] = ask({ grouping: 'clusters' }).levels;
    expect(between.count).toBeGreaterThan(10);
    between.from.forEach((from, line) => expect(from).toBeLessThan(between.to[line]));
    // What clusters keep to themselves is the rest.
    expect(2 * sum(between.strength)).toBeLessThan(sum(toInstitutions.strength));
  });

  it('pass the filters by kind, contacts and distance', () => {
    const all = ask({ grouping: 'firms' }).levels[0];
    const kosen = ask({ grouping: 'firms', kinds: ['kosen'] }).levels[0];
    expect(kosen.count).toBeGreaterThan(0);
    expect(kosen.count).toBeLessThan(all.count);
    for (const to of kosen.to) expect(findings.institutions.kind[to]).toBe('kosen');
    const often = ask({ grouping: 'firms', leastContacts: 8 }).levels[0];
    expect(often.count).toBe([...pairs.contacts].filter((value) => value >= 8).length);
    const band = ask({ grouping: 'firms', bandKm: [20, 60] }).levels[0];
    expect(band.count).toBe([...pairs.distanceKm].filter((km) => km >= 20 && km <= 60).length);
  });

  it('leave out and count what has no place', () => {
    const lng = findings.institutionPlaces.lng.map((value, i) => (i === 1 ? NaN : value));
    const without = {
      ...findings,
      institutionPlaces: { ...findings.institutionPlaces, lng },
    } as Findings;
    const [level] = ask({ grouping: 'clusters' }, without).levels;
    const [whole] = ask({ grouping: 'clusters' }).levels;
    expect(level.unplaced).toBe([...whole.to].filter((to) => to === 1).length);
    expect(level.unplaced).toBeGreaterThan(0);
    expect(level.count + level.unplaced).toBe(whole.count);
  });

  it('say which strength is the greatest', () => {
    const flows = ask({ grouping: 'by_zoom' });
    expect(flows.top).toBe(Math.max(...flows.levels.flatMap(({ strength }) => [...strength])));
    expect(
      studyFlows({ ...findings, links: { ...links, count: 0 } }, {}, municipalities),
    ).toBeNull();
  });

  it('stand for what differs from the expected, where asked', () => {
    const [level] = ask({ grouping: 'clusters', residuals: true }).levels;
    const gravity = studyGravity(findings, {});
    if (!gravity.ok) throw new Error(gravity.refused);
    const { residual, contacts, expected } = gravity.value.pairs;
    const shown = [...residual.keys()].filter((p) => Math.abs(residual[p]) >= RESIDUAL_SHOWN);
    expect(level.count).toBe(shown.length);
    expect(shown.length).toBeGreaterThan(3);
    expect([...level.residual!]).toEqual(shown.map((p) => residual[p]));
    expect(level.strength[0]).toBeCloseTo(Math.abs(contacts[shown[0]] - expected[shown[0]]), 10);
    expect(ask({ grouping: 'firms', residuals: true }).levels[0].residual).toBeNull();
  });

  it('know the firms behind a line', () => {
    const [clusters] = ask({ grouping: 'clusters' }).levels;
    const tied = (firm: number, institution: number) =>
      links.firm.some((own, tie) => own === firm && links.institution[tie] === institution);
    const firms = [...membership.clusterOf.keys()];
    const behind = firmsBehindFlow(findings, municipalities, pairs, clusters, 4);
    expect(behind).toEqual(
      firms.filter(
        (firm) => membership.clusterOf[firm] === clusters.from[4] && tied(firm, clusters.to[4]),
      ),
    );
    const [between] = ask({ grouping: 'between_clusters' }).levels;
    const [a, b] = [between.from[0], between.to[0]];
    const of = (cluster: number) => firms.filter((firm) => membership.clusterOf[firm] === cluster);
    const shared = [...findings.institutions.id.keys()].filter(
      (i) => of(a).some((firm) => tied(firm, i)) && of(b).some((firm) => tied(firm, i)),
    );
    expect(firmsBehindFlow(findings, municipalities, pairs, between, 0)).toEqual(
      firms.filter(
        (firm) => [a, b].includes(membership.clusterOf[firm]) && shared.some((i) => tied(firm, i)),
      ),
    );
  });
});
