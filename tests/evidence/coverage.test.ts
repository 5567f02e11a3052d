import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import { beforeAll, describe, expect, it } from 'vitest';
import type { SampleFirm } from '../../geodata/build/sample-survey/firms';
import type { FirmContacts } from '../../geodata/build/sample-survey/links';
import { MODEL } from '../../geodata/build/sample-survey/model';
import { drawOutcome } from '../../geodata/build/sample-survey/outcomes';
import { plainDistanceKm } from '../../geodata/build/sample-survey/plain-distance';
import { fitModel } from '../../src/evidence';
import { normalQuantile } from '../../src/stats/distributions';

const SEEDS = 200;
const TERMS = ['inDistrict', 'nearestKm', 'contacts', 'subcontractor', 'employees'] as const;

const read = (file: string) => readFileSync(`static/${file}`, 'utf8');
const records = (csv: string) =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;

/** The simulation's own columns: membership as drawn, kilometres to the nearest institution, contacts, traits. */
function simulated() {
  const { district_of_firm: districtOf } = JSON.parse(read('sample/truth.json')) as {
    district_of_firm: number[];
  };
  const institutions = records(read('geodata/institutions.csv'))
    .filter(({ lon, lat }) => lon !== '' && lat !== '')
    .map(({ lon, lat }) => [Number(lon), Number(lat)]);
  const perYear = new Map<string, number>();
  for (const link of records(read('sample/links.csv')))
    perYear.set(link['企業ID'], (perYear.get(link['企業ID']) ?? 0) + Number(link['年間交流回数']));
  const codeOf = new Map(
    records(read('geodata/municipalities.csv')).map((row) => [
      row.prefecture + row.district + row.name,
      row.code,
    ]),
  );
  const rows = records(read('sample/firms.csv'));
  const firms = rows.map((row, i) => ({
    home: { code: codeOf.get(row['所在地'])! },
    district: districtOf[i],
    employees: Number(row['従業員数']),
    isSubcontractor: row['下請'] === '1',
  })) as SampleFirm[];
  const contacts = rows.map((row): FirmContacts => {
    const [lon, lat] = [Number(row['経度']), Number(row['緯度'])];
    const nearestKm = Math.min(...institutions.map(([x, y]) => plainDistanceKm(lon, lat, x, y)));
    return { nearestKm, contactsPerYear: perYear.get(row['企業ID']) ?? 0, links: [] };
  });
  return { firms, contacts };
}

describe.each(['product', 'process'] as const)('over 200 seeds of %s innovations', (topic) => {
  let covered: Record<string, number>;
  beforeAll(() => {
    const { firms, contacts } = simulated();
    const number = <T>(of: (firm: SampleFirm, i: number) => T & number) =>
      Float64Array.from(firms, of);
    const columns = {
      inDistrict: number(({ district }) => (district >= 0 ? 1 : 0)),
      nearestKm: number((_, i) => Math.log(1 + contacts[i].nearestKm)),
      contacts: number((_, i) => Math.log(1 + contacts[i].contactsPerYear)),
      subcontractor: number(({ isSubcontractor }) => (isSubcontractor ? 1 : 0)),
      employees: number(({ employees }) => Math.log(employees / 20)),
    };
    // Firms of one district, elsewhere of one municipality, share an effect: errors are clustered by the same places.
    const groups = Int32Array.from(firms, ({ district, home }) =>
      district >= 0 ? district : Number(home.code),
    );
    const reach = normalQuantile(0.975);
    covered = Object.fromEntries(TERMS.map((term) => [term, 0]));
    for (let seed = 1; seed <= SEEDS; seed++) {
      const outcome = Float64Array.from(drawOutcome(topic, MODEL[topic], seed, firms, contacts));
      const terms = TERMS.map((term) => [term]);
      const found = fitModel({
        family: 'negative-binomial',
        outcome,
        terms,
        columns,
        groups,
        effectsOf: [],
      });
      if (!found.ok) throw new Error(found.problem.code);
      for (const term of TERMS) {
        const { estimate, errors } = found.value.terms.find(({ name }) => name === term)!;
        if (Math.abs(estimate - MODEL[topic][term]) <= reach * errors.clustered) covered[term]++;
      }
    }
    process.stdout.write(`${topic}: ${JSON.stringify(covered)} of ${SEEDS} intervals cover\n`);
  }, 300_000);

  it.each(TERMS)('95%% intervals cover the true parameter of %s in 91 to 98%%', (term) => {
    expect(covered[term] / SEEDS).toBeGreaterThanOrEqual(0.91);
    expect(covered[term] / SEEDS).toBeLessThanOrEqual(0.98);
  });
});
