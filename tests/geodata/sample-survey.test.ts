import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import type { Topology } from 'topojson-specification';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  FIRM_HEADER,
  INPUTS,
  LINK_HEADER,
  makeSample,
  sha256,
  SIMULATED,
  type SampleFiles,
} from '../../geodata/build/sample-survey/build';
import type { District } from '../../geodata/build/sample-survey/districts';
import {
  drawGamma,
  drawIndex,
  drawNegativeBinomial,
  drawNormal,
  drawPoisson,
} from '../../geodata/build/sample-survey/draws';
import { drawFirms, type Home, type SampleFirm } from '../../geodata/build/sample-survey/firms';
import { INDUSTRIES } from '../../geodata/build/sample-survey/industries';
import { landTest } from '../../geodata/build/sample-survey/land';
import { drawContacts } from '../../geodata/build/sample-survey/links';
import { MODEL } from '../../geodata/build/sample-survey/model';
import { drawOutcome } from '../../geodata/build/sample-survey/outcomes';
import { plainDistanceKm } from '../../geodata/build/sample-survey/plain-distance';
import { plainExp, plainLog } from '../../src/stats/plain-math';
import { createRandom } from '../../src/stats/random';

const REMAKE = 'remake the sample: npx tsx geodata/build/sample-survey/build.ts';
const read = (file: string) => readFileSync(join('static', file), 'utf8');
const records = (csv: string) =>
  Papa.parse<Record<string, string>>(csv, { header: true, skipEmptyLines: true }).data;
const mean = (values: readonly number[]) => values.reduce((sum, v) => sum + v, 0) / values.length;

describe('the sample survey’s files', () => {
  const firms = records(read('sample/firms.csv'));
  const links = records(read('sample/links.csv'));
  const truth = JSON.parse(read('sample/truth.json')) as {
    made_from_sha256: Record<string, string>;
    model: { firms: number };
    districts: { id: string }[];
    district_of_firm: number[];
  };
  let remade: SampleFiles;
  beforeAll(() => {
    remade = makeSample('.');
  });

  it('were made from the institutions, municipalities and land that lie beside them', () => {
    const now = Object.fromEntries(INPUTS.map((file) => [file, sha256(read(`geodata/${file}`))]));
    expect(truth.made_from_sha256, REMAKE).toEqual(now);
  });

  it('come out byte for byte when they are made again', () => {
    for (const name of ['firms.csv', 'links.csv', 'truth.json'] as const) {
      expect(sha256(remade[name]), `${name}: ${REMAKE}`).toBe(sha256(read(`sample/${name}`)));
    }
  });

  it('hold 5,000 firms, each marked as simulated, with an obviously made-up name', () => {
    expect(Object.keys(firms[0])).toEqual([...FIRM_HEADER]);
    expect(firms.length).toBe(5000);
    expect(new Set(firms.map((firm) => firm['企業ID'])).size).toBe(5000);
    expect(firms.every((firm) => firm['資料区分'] === SIMULATED)).toBe(true);
    expect(firms.every((firm) => /^模擬企業\d{4}$/.test(firm['企業名']))).toBe(true);
  });

  it('have addresses that end at the municipality, as the registry writes it', () => {
    const names = new Set(
      records(read('geodata/municipalities.csv')).map(
        ({ prefecture, district, name }) => prefecture + district + name,
      ),
    );
    for (const firm of firms) {
      expect(names.has(firm['所在地']), firm['所在地']).toBe(true);
      expect(firm['所在地'].startsWith(firm['都道府県'])).toBe(true);
    }
    expect(new Set(firms.map((firm) => firm['都道府県'])).size).toBe(47);
  });

  it('have plausible cells', () => {
    const industries = new Set(Object.values(INDUSTRIES));
    for (const firm of firms) {
      expect(firm['緯度']).toMatch(/^\d{2}\.\d{5}$/);
      expect(firm['経度']).toMatch(/^\d{3}\.\d{5}$/);
      expect(industries.has(firm['業種']), firm['業種']).toBe(true);
      expect(firm['下請']).toMatch(/^[01]$/);
      expect(firm['製品イノベーション件数']).toMatch(/^\d{1,2}$/);
      expect(firm['工程イノベーション件数']).toMatch(/^\d{1,2}$/);
      const employees = Number(firm['従業員数']);
      expect(employees >= MODEL.employees.least && employees <= MODEL.employees.most).toBe(true);
    }
  });

  it('link firms of the sample to institutions of the table, one row a pair', () => {
    const firmIds = new Set(firms.map((firm) => firm['企業ID']));
    const institutionIds = new Set(records(read('geodata/institutions.csv')).map(({ id }) => id));
    expect(Object.keys(links[0])).toEqual([...LINK_HEADER]);
    for (const link of links) {
      expect(firmIds.has(link['企業ID'])).toBe(true);
      expect(institutionIds.has(link['研究開発機関ID']), link['研究開発機関ID']).toBe(true);
      expect(Number(link['年間交流回数'])).toBeGreaterThanOrEqual(1);
    }
    const pairs = new Set(links.map((link) => `${link['企業ID']} ${link['研究開発機関ID']}`));
    expect(pairs.size).toBe(links.length);
  });

  it('write down the true values and each firm’s own district', () => {
    expect(truth.model).toEqual(JSON.parse(JSON.stringify(MODEL)));
    expect(truth.district_of_firm.length).toBe(firms.length);
    const members = truth.district_of_firm.filter((index) => index >= 0);
    expect(members.length / firms.length).toBeGreaterThan(0.55);
    expect(new Set(members).size).toBe(truth.districts.length);
  });

  it('innovate more inside the districts than outside', () => {
    const inside = firms.filter((_, row) => truth.district_of_firm[row] >= 0);
    const outside = firms.filter((_, row) => truth.district_of_firm[row] < 0);
    for (const column of ['製品イノベーション件数', '工程イノベーション件数']) {
      const counts = (group: typeof firms) => mean(group.map((firm) => Number(firm[column])));
      expect(counts(inside)).toBeGreaterThan(1.2 * counts(outside));
    }
  });

  it('form 30 to 50 clusters at 3 km and 10 firms, with 55 to 70 % of the firms inside', () => {
    const { clusters, inside } = denseGroups(firms, 3, 10);
    process.stdout.write(`sample survey: ${clusters} clusters, ${inside} of 5000 firms inside\n`);
    expect(clusters).toBeGreaterThanOrEqual(30);
    expect(clusters).toBeLessThanOrEqual(50);
    expect(inside).toBeGreaterThan(0.55 * 5000);
    expect(inside).toBeLessThan(0.7 * 5000);
  });
});

/** Number of dense groups and of firms in them, by comparing all pairs: slow, but nothing of the product's own. */
function denseGroups(firms: readonly Record<string, string>[], radiusKm: number, least: number) {
  const lat = firms.map((firm) => Number(firm['緯度']));
  const lon = firms.map((firm) => Number(firm['経度']));
  const near = firms.map((_, i) =>
    firms.flatMap((__, j) =>
      Math.abs(lat[i] - lat[j]) < 0.03 &&
      Math.abs(lon[i] - lon[j]) < 0.05 &&
      plainDistanceKm(lon[i], lat[i], lon[j], lat[j]) <= radiusKm
        ? [j]
        : [],
    ),
  );
  const group = new Array<number>(firms.length).fill(-1);
  let clusters = 0;
  for (let start = 0; start < firms.length; start++) {
    if (group[start] >= 0 || near[start].length < least) continue;
    const waiting = [start];
    for (let i = waiting.pop(); i !== undefined; i = waiting.pop()) {
      if (group[i] >= 0) continue;
      group[i] = clusters;
      if (near[i].length >= least) waiting.push(...near[i].filter((j) => group[j] < 0));
    }
    clusters++;
  }
  return { clusters, inside: group.filter((label) => label >= 0).length };
}

describe('how the sample is made', () => {
  const SQUARE = landTest(square('land', 0, 2), square('lakes', 0.9, 1.1));

  it('knows land, sea and lakes', () => {
    expect(SQUARE(0.5, 0.5)).toBe(true);
    expect(SQUARE(1, 1)).toBe(false);
    expect(SQUARE(2.5, 0.5)).toBe(false);
    expect(() => landTest(square('sea', 0, 2), square('lakes', 0, 1))).toThrow('land');
  });

  const home = (code: string, lon: number): Home => ({
    code,
    prefecture: '福井県',
    name: `${code}市`,
    kind: 'city',
    lon,
    lat: 0.5,
    errorKm: 10,
  });
  const HOMES = [home('18207', 0.5), home('18209', 1.5)];
  const DISTRICTS: District[] = [
    {
      id: 'frames',
      nameJa: '眼鏡',
      nameEn: 'Frames',
      centres: [{ code: '18207', lon: 0.5, lat: 0.5, spreadKm: 1, firms: 2000 }],
      industries: { '32': 0.9 },
      subcontractors: 0.8,
    },
  ];
  const FIRMS = drawFirms(HOMES, DISTRICTS, SQUARE);

  it('draws a district’s firms around its centre, in its trade, the others elsewhere', () => {
    const members = FIRMS.filter(({ district }) => district === 0);
    expect(FIRMS.length).toBe(MODEL.firms);
    expect(members.length).toBe(2000);
    const km = members
      .map(({ lon, lat }) => plainDistanceKm(lon, lat, 0.5, 0.5))
      .sort((a, b) => a - b);
    expect(km[1000]).toBeGreaterThan(0.8);
    expect(km[1000]).toBeLessThan(2);
    const share = (test: (firm: SampleFirm) => boolean) => members.filter(test).length / 2000;
    expect(share(({ industry }) => industry === INDUSTRIES['32'])).toBeGreaterThan(0.87);
    expect(share(({ isSubcontractor }) => isSubcontractor)).toBeCloseTo(0.8, 1);
    expect(FIRMS.every(({ lon, lat }) => SQUARE(lon, lat))).toBe(true);
  });

  it('gives firms that are nearer to an institution more contacts, and other ones to other institutions', () => {
    const near = { id: 'near', kind: 'public_technology_centre', lon: 0.5, lat: 0.5 };
    const far = { ...near, id: 'far', lon: 1.9, lat: 1.9 };
    const contacts = drawContacts(FIRMS, [near, far]);
    const members = contacts.filter((_, row) => FIRMS[row].district === 0);
    const others = contacts.filter((_, row) => FIRMS[row].district !== 0);
    const perYear = (group: typeof contacts) => mean(group.map((one) => one.contactsPerYear));
    expect(perYear(members)).toBeGreaterThan(1.5 * perYear(others));
    for (const { links, contactsPerYear } of contacts) {
      expect(links.reduce((sum, link) => sum + link.contactsPerYear, 0)).toBe(contactsPerYear);
    }
    expect(drawContacts(FIRMS, [far])).not.toEqual(contacts);
  });

  it('changes only the firms that a new institution concerns', () => {
    const firms = FIRMS.slice(0, 200);
    const first = { id: 'first', kind: 'kosen', lon: 0.5, lat: 0.5 };
    const same = drawContacts(firms, [first]);
    const moved = drawContacts([{ ...firms[0], lon: 1.9, lat: 1.9 }, ...firms.slice(1)], [first]);
    expect(moved[0].nearestKm).not.toBe(same[0].nearestKm);
    expect(moved.slice(1)).toEqual(same.slice(1));
  });

  it('draws outcomes whose mean is the model’s', () => {
    const alike = Array.from({ length: 20000 }, () => ({
      ...FIRMS[0],
      district: -1,
      employees: 20,
      isSubcontractor: false,
    }));
    const contacts = alike.map(() => ({ nearestKm: 4, contactsPerYear: 2, links: [] }));
    const model = { ...MODEL.product, placeSd: 0 } as unknown as typeof MODEL.product;
    const counts = drawOutcome('product', model, 7, alike, contacts);
    const expected = Math.exp(
      model.constant + model.nearestKm * Math.log(5) + model.contacts * Math.log(3),
    );
    expect(mean(counts)).toBeGreaterThan(0.96 * expected);
    expect(mean(counts)).toBeLessThan(1.04 * expected);
  });

  it('says which file is missing', () => {
    const empty = mkdtempSync(join(tmpdir(), 'shuseki-sample-'));
    expect(() => makeSample(empty)).toThrow('institutions.csv');
    rmSync(empty, { recursive: true });
  });

  it('has exp, log and distance right to 12 digits', () => {
    for (let x = -30; x <= 30; x += 0.37) {
      expect(Math.abs(plainExp(x) / Math.exp(x) - 1)).toBeLessThan(1e-12);
      expect(Math.abs(plainLog(Math.exp(x)) - x)).toBeLessThan(1e-12 * (1 + Math.abs(x)));
    }
    expect(() => plainLog(0)).toThrow('0');
    // One degree of a great circle of 6371.0088 km.
    expect(plainDistanceKm(136, 36, 136, 37)).toBeCloseTo(111.19508, 4);
  });

  it('draws what the distributions say', () => {
    const random = createRandom(11);
    const many = (draw: () => number) => Array.from({ length: 40000 }, draw);
    const variance = (values: number[]) => mean(values.map((v) => v * v)) - mean(values) ** 2;
    const normal = many(() => drawNormal(random));
    expect(mean(normal)).toBeCloseTo(0, 1);
    expect(variance(normal)).toBeCloseTo(1, 1);
    for (const shape of [0.6, 3.2]) {
      const gamma = many(() => drawGamma(random, shape));
      expect(Math.abs(mean(gamma) - 1)).toBeLessThan(0.03);
      expect(Math.abs(variance(gamma) * shape - 1)).toBeLessThan(0.08);
    }
    const poisson = many(() => drawPoisson(random, 3));
    expect(Math.abs(mean(poisson) / 3 - 1)).toBeLessThan(0.02);
    expect(Math.abs(variance(poisson) / 3 - 1)).toBeLessThan(0.05);
    const counts = many(() => drawNegativeBinomial(random, 2, 1.4));
    expect(Math.abs(mean(counts) / 2 - 1)).toBeLessThan(0.03);
    expect(Math.abs(variance(counts) / (2 + 4 / 1.4) - 1)).toBeLessThan(0.08);
    const picks = many(() => drawIndex(random, [1, 0, 3]));
    expect(picks.filter((pick) => pick === 1).length).toBe(0);
    expect(mean(picks.map((pick) => (pick === 2 ? 1 : 0)))).toBeCloseTo(0.75, 1);
  });
});

/** A topology of one square from `low` to `high` degrees. */
function square(name: string, low: number, high: number): Topology {
  const ring = [
    [low, low],
    [high, low],
    [high, high],
    [low, high],
    [low, low],
  ];
  return {
    type: 'Topology',
    arcs: [ring],
    objects: {
      [name]: {
        type: 'GeometryCollection',
        geometries: [{ type: 'Polygon', arcs: [[0]] }],
      },
    },
  };
}
