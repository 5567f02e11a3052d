import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { at, DRAWN, idsOf, linesOf } from '../report/both-sides';
import { hasR, runR } from '../report/r';
import { Folder, shuseki } from './terminal';

const folder = new Folder();

type Place = readonly [lat: number, lng: number];
const inside = (i: number): Place => [35.95 + 0.002 * (i % 8), 136.18 + 0.002 * Math.floor(i / 8)];
const outside = (i: number): Place => [34 + 0.2 * (i % 5), 138 + 0.2 * Math.floor(i / 5)];

/**
 * 20 firms stand in a lattice in both years, 12 far from it and from each other, and 8 move into it before the second; one is seen in the first
 * year alone, two in the second. Patents grow by 0 or 1, of those that move by 2 or 3.
 */
function rows(): string[][] {
  const found: string[][] = [];
  const add = (year: number, id: string, [lat, lng]: Place, patents: number) =>
    found.push([String(year), id, `${id}工業`, lat.toFixed(4), lng.toFixed(4), String(patents)]);
  const twice = (id: string, from: Place, to: Place, i: number, more: number) => {
    add(2019, id, from, i % 3);
    add(2024, id, to, (i % 3) + (i % 2) + more);
  };
  for (let i = 0; i < 20; i++) twice(`A${i}`, inside(i), inside(i), i, 0);
  for (let i = 0; i < 12; i++) twice(`B${i}`, outside(i), outside(i), i, 0);
  for (let i = 0; i < 8; i++) twice(`C${i}`, outside(12 + i), inside(20 + i), i, 2);
  add(2019, 'D0', inside(28), 1);
  add(2024, 'E0', inside(29), 1);
  add(2024, 'E1', outside(20), 1);
  return found;
}

const HEAD = ['調査年', '企業ID', '企業名', '緯度', '経度', '特許件数'];
const written = (name: string, lines: readonly string[][]) =>
  folder.write(name, [HEAD, ...lines].map((cells) => cells.join(',')).join('\n'));
const run = (firms: string, out: string, ...more: string[]) =>
  shuseki(
    ...['run', '--firms', firms, '--radius-km', '2', '--min-firms', '5', '--language', 'en'],
    ...['--resamples', '99', '--out', folder.at(out), ...more],
  );

interface OverTime {
  readonly rounds: readonly Record<string, number>[];
  readonly changes: readonly Record<string, number>[];
  readonly difference: {
    readonly refused?: { readonly code: string };
    readonly linear?: { readonly estimate: number };
  };
}
const overTime = (out: string): OverTime =>
  JSON.parse(readFileSync(folder.at(`${out}/findings.json`), 'utf8')).panel;

/** 12 firms within 3 km of a centre, and 12 some 100 km away. */
const near = (i: number): Place => [35.95 + 0.005 * (i % 4), 136.18 + 0.005 * Math.floor(i / 4)];
const far = (i: number): Place => [35.1 + 0.005 * (i % 4), 136.18 + 0.005 * Math.floor(i / 4)];
const SITES = Array.from({ length: 24 }, (_, i) => (i < 12 ? near(i) : far(i)));
const CENTRE = folder.write(
  'centre.csv',
  '機関ID,機関名,種別,緯度,経度\nC1,試験技術センター,公設試験研究機関,35.9500,136.1800\n',
);

describe('firms near an institution that opened', () => {
  const opening = ['--institutions', CENTRE, '--opening', 'C1', '--opening-km', '10'];

  it('are held against the others over rounds, and a year outside them is refused', async () => {
    const lines = SITES.flatMap(([lat, lng], i) =>
      [2019, 2024].map((year) => {
        const patents = ((i + year) % 2) + (i < 12 && year === 2024 ? 3 : 0);
        return [
          String(year),
          `F${i}`,
          `F${i}工業`,
          lat.toFixed(4),
          lng.toFixed(4),
          String(patents),
        ];
      }),
    );
    const list = written('opened.csv', lines);
    const found = await run(list, 'opened', ...opening, '--opened', '2021');
    expect(found.status).toBe(0);
    const { difference } = overTime('opened');
    expect(difference).toMatchObject({ of: 'opening', times: ['2019', '2024'] });
    expect(difference.linear!.estimate).toBeCloseTo(3, 9);

    const late = await run(list, 'late', ...opening, '--opened', '2030');
    expect(late.err).toMatch(/Firms over time: .*2030/);
    expect(overTime('late').difference.refused!.code).toBe('panel-opening-outside');
  });

  it('are held against the others by the years of events', async () => {
    const firms = folder.write(
      'sites.csv',
      [
        '企業ID,企業名,緯度,経度',
        ...SITES.map(([lat, lng], i) => `F${i},F${i}工業,${lat.toFixed(4)},${lng.toFixed(4)}`),
      ].join('\n'),
    );
    const events = SITES.flatMap((_, i) =>
      [2017, 2018, 2019, 2020, 2021, 2022, 2023, 2024].flatMap((year) =>
        new Array<string>(1 + ((i + year) % 2) + (i < 12 && year >= 2021 ? 2 : 0)).fill(
          `F${i},${year}-04-01`,
        ),
      ),
    );
    const dated = folder.write('patents.csv', ['企業ID,出願日', ...events].join('\n'));
    const years = ['--opened', '2021', '--opening-years', '4'];
    const found = await run(firms, 'years', '--outcomes', dated, ...opening, ...years);
    expect(found.status).toBe(0);
    const { difference } = overTime('years');
    expect(difference).toMatchObject({ of: 'opening', times_are: 'year' });
    expect(difference.linear!.estimate).toBeCloseTo(2, 9);
  });
});

describe('firms over the rounds of a survey', () => {
  it('are followed: who came, went, moved in, and how the measure changed for these', async () => {
    const result = await run(written('rounds.csv', rows()), 'twice');
    expect(result.status).toBe(0);
    expect(result.err).toContain('Firms over time: The measure changed by 2.00 more');
    const { rounds, changes, difference } = overTime('twice');
    expect(rounds.map(({ firms, inside: within }) => [firms, within])).toEqual([
      [41, 21],
      [42, 29],
    ]);
    expect(changes).toEqual([
      expect.objectContaining({
        ...{ entered: 2, entered_inside: 1, left: 1, left_inside: 1, stayed: 40 },
        ...{ became_inside: 8, became_inside_by_moving: 8, became_outside: 0, moved: 8 },
        ...{ same_cluster: 20, stayed_outside: 12 },
      }),
    ]);
    expect(difference.linear!.estimate).toBeCloseTo(2, 9);
    const findings = JSON.parse(readFileSync(folder.at('twice/findings.json'), 'utf8'));
    // The study is about the last round alone.
    expect([findings.summary.inside, findings.summary.outside]).toEqual([29, 13]);
    expect(readFileSync(folder.at('twice/report.html'), 'utf8')).toContain('Firms over time');
  });

  it('have ids in the report that lead to findings.json and replay.R, and the same numbers in R', () => {
    const findings = folder.json('twice/findings.json');
    const ids = idsOf(folder.read('twice/report.html'));
    const lines = linesOf(folder.read('twice/replay.R'));
    for (const id of [...ids, ...lines]) expect(at(findings, id), id).toBeDefined();
    expect([...ids].filter((id) => !lines.has(id) && !DRAWN.test(id))).toEqual([]);
    for (const part of ['changes.0', 'difference.means.changed', 'difference.poisson'])
      expect(ids.has(`panel.${part}`), part).toBe(true);
    if (!hasR('MASS')) return;
    const { status, stdout } = runR(folder.at('twice/replay.R'));
    expect(stdout).toMatch(/Poisson, ratio .* same/);
    expect(stdout).toContain('All numbers are the same.');
    expect(status).toBe(0);
  });

  it('are refused in a sentence where a firm stands twice in a round, or a round has no places', async () => {
    const doubled = rows();
    doubled.push([...doubled[1]]);
    const twice = await run(written('doubled.csv', doubled), 'doubled');
    expect(twice.status).toBe(0);
    expect(twice.err).toMatch(/Firms over time: .*A0/);
    expect(overTime('doubled')).toMatchObject({ refused: { code: 'panel-ids-repeated' } });
    expect(overTime('doubled').difference).toBeUndefined();

    const nowhere = rows().map((cells) =>
      cells[0] === '2019' ? [...cells.slice(0, 3), '', '', cells[5]] : cells,
    );
    const blank = await run(written('nowhere.csv', nowhere), 'nowhere');
    expect(blank.status).toBe(0);
    expect(blank.err).toMatch(/Firms over time: .*2019/);
    expect(overTime('nowhere').difference.refused!.code).toBe('panel-round-without-places');
  });

  it('are not in a shared study, whose firms are those of the last round', async () => {
    const shared = await shuseki(
      ...['share', folder.at('twice/study.json'), '--out', folder.at('shared')],
      ...['--grid', '500m', '--language', 'en'],
    );
    expect(shared.status).toBe(0);
    expect(shared.err).toContain('Clusters 1 → 1, inside 29 → 29, outside 13 → 13');
    const study = JSON.parse(readFileSync(folder.at('shared/study.json'), 'utf8'));
    expect(Object.keys(study.inputs.firms.roles)).not.toContain('survey_round');
    expect(study.settings.panel).toBeUndefined();
  });
});
