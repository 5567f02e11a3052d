import { describe, expect, it } from 'vitest';
import { accessTable, medianKm, reachTable } from '../../../src/figures/tables/what-if-table';
import { distanceKm } from '../../../src/geo';
import { messagesIn } from '../../../src/i18n';
import { UNATTENDED } from '../../../src/model';
import { firmsThatChange, whatIfGeoJson } from '../../../src/study';
import { COUNTS, surveyed } from '../surveyed';

const m = messagesIn('en');

async function prepared() {
  const { session, study } = await surveyed(COUNTS);
  const run = await session.run(study, UNATTENDED);
  if (!run.ok) throw new Error(run.problem.code);
  return { session, study, findings: run.value };
}

describe('a change to the institutions that is only thought of', () => {
  it('brings firms within reach, as distances say', async () => {
    const { session, study, findings } = await prepared();
    const change = { kind: 'open' as const, lng: 138.5, lat: 36.2 };
    const found = (await session.ask('whatIf', { change }, UNATTENDED))!;
    const { lng, lat } = findings.firmPlaces;
    const { withinKm } = study.settings;
    expect(firmsThatChange(found).length).toBeGreaterThan(3);
    withinKm.forEach((km, i) => {
      const byHand = [...lng.keys()].filter(
        (firm) =>
          found.nearestKmBefore[firm] > km &&
          distanceKm(lng[firm], lat[firm], change.lng, change.lat) <= km,
      );
      expect([...found.gained[i]]).toEqual(byHand);
      expect(found.lost[i]).toHaveLength(0);
    });
    found.accessChange.forEach((value, firm) =>
      expect(value).toBeCloseTo(
        2 ** (-distanceKm(lng[firm], lat[firm], change.lng, change.lat) / found.halfKm),
        9,
      ),
    );
    expect(reachTable(found, m).rows.map((row) => row[1])).toEqual(
      found.gained.map((firms) => String(firms.length)),
    );
  });

  it('takes an institution away, and the last one too', async () => {
    const { session, findings } = await prepared();
    const change = { kind: 'close' as const, institution: 1 };
    const found = (await session.ask('whatIf', { change }, UNATTENDED))!;
    found.accessChange.forEach((value) => expect(value).toBeLessThan(0));
    const table = accessTable(found, findings.clusters, 'en', m);
    expect(table.rows).toHaveLength(table.clusters.length);
    expect(table.rows[0][3]).toMatch(/^−/);
    expect(medianKm(found.nearestKmAfter)).toBeGreaterThan(medianKm(found.nearestKmBefore));
    expect(medianKm(Float64Array.of(Infinity, Infinity, NaN))).toBe(Infinity);
  });

  it('has no answer for an institution that is not there', async () => {
    const { session } = await prepared();
    const change = { kind: 'close' as const, institution: 99 };
    expect(await session.ask('whatIf', { change }, UNATTENDED)).toBeNull();
  });

  it('leaves as a layer with the reach before and after', async () => {
    const { session, study, findings } = await prepared();
    const change = { kind: 'open' as const, lng: 138.5, lat: 36.2 };
    const found = (await session.ask('whatIf', { change }, UNATTENDED))!;
    const pieces = await whatIfGeoJson({ study, findings, gazetteer: null }, found);
    const file = JSON.parse(pieces.join('')) as {
      metadata: { change: object };
      features: { properties: Record<string, number> }[];
    };
    expect(file.metadata.change).toEqual({ kind: 'open', longitude: 138.5, latitude: 36.2 });
    expect(file.features).toHaveLength(findings.firms.count);
    const gained = new Set(found.gained[0]);
    file.features.forEach(({ properties }, firm) => {
      expect(properties.change_institutions_within_10_km).toBe(gained.has(firm) ? 1 : 0);
      expect(properties.nearest_km_after).toBeCloseTo(found.nearestKmAfter[firm], 6);
    });
  });
});
