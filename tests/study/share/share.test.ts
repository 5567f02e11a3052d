import { describe, expect, it } from 'vitest';
import { readFileSync } from 'node:fs';
import { distanceKm } from '../../../src/geo/earth';
import {
  DEFAULT_MODELS,
  DEFAULT_SETTINGS,
  GEOCODE_LEVELS,
  UNATTENDED,
  type StudyFile,
} from '../../../src/model';
import {
  EXPORTS,
  inputsOf,
  readStudyFile,
  StudySession,
  type SharedStudy,
  type ShareOptions,
} from '../../../src/study';
import { outlinesOf, replayScript, reportHtml } from '../../../src/report';
import { createRandom } from '../../../src/stats/random';
import { classedEmployees } from '../../../src/study/share/employee-classes';
import { isClassification } from '../../../src/study/share/shared-tables';
import { INSTITUTIONS, MUNICIPALITIES, prepare, type MadeInput } from '../made';
import { csvOf } from '../tables-made';

const COARSE: ShareOptions = { grid: 'third', exactEmployees: false };
const FIRMS = 60;

/** A list that holds what must not be shared: names, addresses, telephones, persons and remarks. */
function secretTables(): { firms: string[][]; links: string[][]; events: string[][] } {
  const random = createRandom(11);
  const firms: string[][] = [];
  for (let n = 0; n < FIRMS; n++) {
    const dense = n < 40;
    const placed = n < 55;
    const lng = dense ? 137 + random.uniform() * 0.03 : 137.1 + n * 0.07;
    const lat = 36 + random.uniform() * 0.03;
    firms.push([
      `secret-id-${n}`,
      `秘密${n}工業株式会社`,
      n === 58 ? 'どこか' : `福井県${dense ? '松川市' : '竹原市'}秘丁${n}番地`,
      placed ? lng.toFixed(6) : '',
      placed ? lat.toFixed(6) : '',
      n % 3 ? '金属' : '繊維',
      String(5 + random.below(60)),
      n % 2 ? 'はい' : 'いいえ',
      String(random.below(5)),
      `0778-${1000 + n}`,
      `代表${n}`,
    ]);
  }
  const links = firms
    .filter((_, n) => n % 2 === 0)
    .map(([id, name], n) => [n % 4 ? id : name, n % 3 ? 'k1' : 'k2', String(n), `密談${n}`]);
  const events = firms.filter((_, n) => n % 4 === 0).map(([, name]) => [name, '秘特許']);
  return { firms, links, events };
}

const FIRM_HEADER =
  '企業ID,企業名,住所,経度,緯度,業種,従業員数,下請,特許件数,電話番号,代表者'.split(',');

function inputs(order?: readonly number[]): MadeInput[] {
  const { firms, links, events } = secretTables();
  const rows = order ? order.map((row) => firms[row]) : firms;
  return [
    { kind: 'firms', name: '秘密名簿.csv', text: csvOf(FIRM_HEADER, rows) },
    {
      kind: 'institutions',
      name: '機関.csv',
      text: csvOf(
        ['機関ID', '機関名', '種別', '住所', '緯度', '経度'],
        [
          ['k1', '見本大学', '国立大学', '福井県松川市学園1', '36.01', '137.02'],
          ['k2', '秘密3工業', 'その他', '福井県竹原市', '36.01', '137.21'],
        ],
      ),
    },
    { kind: 'links', name: '連携.csv', text: csvOf(['企業', '機関', '年間回数', '内容'], links) },
    { kind: 'outcomes', name: '秘特許.csv', text: csvOf(['出願人', '発明'], events) },
  ];
}

const CHANGE: Partial<StudyFile> = {
  name: '秘密5工業の分析',
  notes: '秘密のメモ',
  settings: {
    ...DEFAULT_SETTINGS,
    outcome: 'event_count',
    clusters: { ...DEFAULT_SETTINGS.clusters, radiusKm: 1.2, minFirms: 6 },
    models: { ...DEFAULT_MODELS, resamples: 99 },
  },
  fixes: [{ id: 'secret-id-57', kind: 'point', lng: 137.012345, lat: 36.012345, errorKm: 0.2 }],
};

async function original(order?: readonly number[]) {
  const { session, study } = await prepare(inputs(order), CHANGE);
  const first = await session.run(study, UNATTENDED);
  if (!first.ok) throw new Error(first.problem.code);
  const anchor = first.value.clusters[0].anchorFirmId;
  const named = { ...study, clusterNames: { [anchor]: '松川の集積' } };
  const run = await session.run(named, UNATTENDED);
  if (!run.ok) throw new Error(run.problem.code);
  return { session, study: named, findings: run.value };
}

async function share(session: StudySession, options = COARSE): Promise<SharedStudy> {
  const shared = await session.ask('share', options);
  if (!shared) throw new Error('nothing was run');
  return shared;
}

/** Opens a shared study as anyone would: from its files alone. */
async function reopen({ files }: SharedStudy) {
  const session = new StudySession({ municipalities: MUNICIPALITIES, institutions: INSTITUTIONS });
  const read = readStudyFile('study.json', files[0].text);
  if (!read.ok) throw new Error(read.problem.code);
  for (const { kind, spec } of inputsOf(read.value)) {
    const bytes = new TextEncoder().encode(files.find(({ name }) => name === spec.path)?.text);
    const input = await session.readInput(kind, spec.name, bytes, {}, UNATTENDED);
    if (!input.ok) throw new Error(input.problem.code);
    expect(input.value.sha256).toBe(spec.sha256);
  }
  const run = await session.run(read.value, UNATTENDED);
  if (!run.ok) throw new Error(JSON.stringify(run.problem));
  return { session, study: read.value, findings: run.value };
}

const SECRETS = /秘|secret|代表\d|0778|密談|k1|k2|丁\d/;

describe('a shared study', () => {
  it('holds no name, address, id, telephone or remark of a firm, nor does anything made from it', async () => {
    const { session, findings } = await original();
    const shared = await share(session);
    expect(shared.files.map(({ name }) => name)).toEqual([
      'study.json',
      'firms.csv',
      'institutions.csv',
      'links.csv',
    ]);
    const again = await reopen(shared);
    const plain = EXPORTS.filter(({ optional }) => !optional);
    const made = await Promise.all(plain.map(({ name }) => again.session.ask('export', { name })));
    const facts = await again.session.ask('reportFacts', {});
    const japan = JSON.parse(
      readFileSync('static/geodata/basemap/japan.topo.json', 'utf8'),
    ) as unknown;
    const texts = [
      ...shared.files.map(({ text }) => text),
      ...made.map((pieces) => (pieces ?? []).join('')),
      reportHtml(facts!, outlinesOf(japan), 'ja'),
      replayScript(facts!),
    ];
    expect(texts.every((text) => text.length > 50)).toBe(true);
    for (const text of texts) expect(SECRETS.exec(text)?.[0]).toBeUndefined();
    // The search would find them: the study's own exports are full of them.
    expect((await session.ask('export', { name: 'firms.geojson' }))!.join('')).toMatch(SECRETS);
    for (const { text } of shared.files)
      for (let firm = 0; firm < FIRMS; firm++) {
        expect(text).not.toContain(findings.firms.id[firm]);
        const lng = String(findings.firmPlaces.lng[firm]);
        if (lng.length > 7) expect(text).not.toContain(lng);
      }
  });

  it('puts every firm in the middle of its square, with a radius that reaches what its own reached', async () => {
    const { session, findings } = await original();
    for (const grid of ['third', 'half'] as const) {
      const shared = await share(session, { ...COARSE, grid });
      const again = await reopen(shared);
      // Outcomes and size tell which firm is which in this made list, as the reader can't.
      const order = pairs(findings, again.findings);
      let moved = 0;
      order.forEach((firm, row) => {
        const exact = findings.firmPlaces;
        const place = again.findings.firmPlaces;
        expect(place.municipalityCode[row]).toBe(exact.municipalityCode[firm]);
        if (exact.level[firm] > 2) {
          expect(place.level[row]).toBe(exact.level[firm]);
          return;
        }
        expect(GEOCODE_LEVELS[place.level[row]]).toBe('town');
        const away = distanceKm(exact.lng[firm], exact.lat[firm], place.lng[row], place.lat[row]);
        expect(away + exact.errorKm[firm]).toBeLessThanOrEqual(place.errorKm[row]);
        const [reach, step] = grid === 'third' ? [0.75, 0.5] : [0.375, 0.25];
        expect(place.errorKm[row]).toBeLessThan(exact.errorKm[firm] + reach + step);
        if (away > 0.05) moved++;
      });
      expect(moved).toBeGreaterThan(FIRMS / 2);
      expect(new Set(again.findings.firmPlaces.errorKm).size).toBeLessThanOrEqual(4);
    }
  });

  it('tells nothing by the order of its rows: any order of the list gives the same files', async () => {
    const plain = await share((await original()).session);
    const random = createRandom(5);
    const order = Array.from({ length: FIRMS }, (_, row) => row);
    for (let at = FIRMS - 1; at > 0; at--) {
      const other = random.below(at + 1);
      [order[at], order[other]] = [order[other], order[at]];
    }
    const shuffled = await share((await original(order)).session);
    for (const name of ['firms.csv', 'links.csv', 'institutions.csv'])
      expect(fileOf(shuffled, name)).toBe(fileOf(plain, name));
  });

  it('keeps outcomes, events, ties and settings, and counts what really changes', async () => {
    const { session, study, findings } = await original();
    const shared = await share(session);
    const again = await reopen(shared);
    const { counts } = shared;
    expect(again.study.settings).toEqual(study.settings);
    expect(again.study.gazetteer).toBeNull();
    expect(again.study.notes).toBe('');
    expect(again.study.name).toBe('');
    expect(again.study.fixes).toBeUndefined();
    expect(again.findings.firms.outcomes.map(({ key }) => key)).toEqual([
      '特許件数',
      'event_count',
    ]);
    for (const [i, { values }] of findings.firms.outcomes.entries())
      expect(sorted(again.findings.firms.outcomes[i].values)).toEqual(sorted(values));
    expect(again.findings.links.count).toBe(findings.links.count);
    expect(sorted(again.findings.links.contactFrequency)).toEqual(
      sorted(findings.links.contactFrequency),
    );
    expect(again.findings.problems.map(({ code }) => code)).not.toContain('id-duplicate');
    // Each firm keeps its ties.
    const order = pairs(findings, again.findings);
    const tiesOf = ({ links }: typeof findings, firm: number) =>
      sorted(links.contactFrequency.filter((_, tie) => links.firm[tie] === firm));
    order.forEach((firm, row) =>
      expect(tiesOf(again.findings, row)).toEqual(tiesOf(findings, firm)),
    );
    const side = (of: typeof findings, firm: number) =>
      of.membership.role[firm] === 3 ? 'x' : of.membership.clusterOf[firm] >= 0;
    const changed = order.filter(
      (firm, row) => side(findings, firm) !== side(again.findings, row),
    ).length;
    expect(counts.changed).toBe(changed);
    expect(counts.inside).toEqual({
      before: findings.summary.inside,
      after: again.findings.summary.inside,
    });
    expect(counts.inSquares + counts.coarse + counts.nowhere).toBe(FIRMS);
    expect(counts).toMatchObject({ firms: FIRMS, coarse: 3, nowhere: 1 });
    expect(counts.alone).toBe(aloneIn(fileOf(shared, 'firms.csv')));
    expect(counts.alone).toBeGreaterThan(10);
    expect(counts.aloneWithIndustry).toBeGreaterThanOrEqual(counts.alone);
    expect(shared.leftOut).toEqual([
      '企業ID',
      '企業名',
      '住所',
      '経度',
      '緯度',
      '電話番号',
      '代表者',
    ]);
  });

  it('takes a name over to the cluster that holds most of its firms', async () => {
    const again = await reopen(await share((await original()).session));
    expect(again.findings.clusters.map(({ nameJa }) => nameJa)).toContain('松川の集積');
  });

  it('takes an override over to the cluster that holds most of its firms, and no id of a firm', async () => {
    const { session, study, findings } = await original();
    const [{ anchorFirmId, boundary }] = findings.clusters;
    const override = { id: 'b1', name: '', overrides: anchorFirmId, coordinates: boundary };
    const resting = { ...override, id: 'b2', overrides: 'secret-id-59' };
    const found = await session.run({ ...study, boundaries: [override, resting] }, UNATTENDED);
    if (!found.ok) throw new Error(found.problem.code);
    const shared = await share(session);
    expect(shared.files[0].text).not.toMatch(SECRETS);
    const again = await reopen(shared);
    expect(again.study.boundaries?.map(({ id }) => id)).toEqual(['b1']);
    expect(again.findings.clusters.filter(({ drawnId }) => drawnId === 'b1')).toHaveLength(1);
    expect(again.findings.clusters[0].nameJa).toBe('松川の集積');
  });

  it('writes classes of employees unless the exact number is wanted', async () => {
    const { session, findings } = await original();
    const employees = async (options: ShareOptions) =>
      sorted((await reopen(await share(session, options))).findings.firms.employees);
    expect(await employees({ ...COARSE, exactEmployees: true })).toEqual(
      sorted(findings.firms.employees),
    );
    expect(await employees(COARSE)).toEqual(
      sorted(findings.firms.employees.map((count) => classedEmployees(count))),
    );
  });

  it('is not there before the first run', async () => {
    const { session } = await prepare(inputs());
    expect(await session.ask('share', COARSE)).toBeNull();
  });
});

describe('classes of employees', () => {
  it('stand within their class', () => {
    expect([NaN, -1, 0, 1, 4, 5, 19, 20, 49, 99, 299, 300, 9999].map(classedEmployees)).toEqual([
      NaN,
      NaN,
      0,
      2,
      2,
      7,
      14,
      24,
      39,
      71,
      173,
      500,
      500,
    ]);
  });
});

describe('a column of industries', () => {
  it('is shared only where several firms have one word', () => {
    expect(isClassification(['金属', '金属', '繊維', '繊維', ''])).toBe(true);
    expect(isClassification(['眼鏡枠を作る', '山田の下請', '漆器を塗る', ''])).toBe(false);
  });
});

const fileOf = ({ files }: SharedStudy, wanted: string) =>
  files.find(({ name }) => name === wanted)?.text ?? '';

const sorted = (values: Float64Array) => Array.from(values).sort((a, b) => a - b);

/** Rows of the firms table whose square and municipality no other row has. */
function aloneIn(csv: string): number {
  const squares = csv
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => line.split(',').slice(1, 4).join())
    .filter((square) => !square.endsWith(',,'));
  return squares.filter((square) => squares.filter((other) => other === square).length === 1)
    .length;
}

/**
 * Which original firm each shared row is. By what both say: with 60 firms of these traits no two are alike, which is checked.
 */
function pairs(
  original: Awaited<ReturnType<typeof reopen>>['findings'],
  shared: Awaited<ReturnType<typeof reopen>>['findings'],
): number[] {
  const key = (of: typeof original, firm: number, count: number) =>
    [
      of.firms.industry[firm],
      count,
      of.firms.subcontractor[firm],
      ...of.firms.outcomes.map(({ values }) => values[firm]),
      of.firmPlaces.municipalityCode[firm],
      sorted(of.links.contactFrequency.filter((_, tie) => of.links.firm[tie] === firm)).join(),
    ].join();
  const known = new Map<string, number[]>();
  for (let firm = 0; firm < original.firms.count; firm++) {
    const text = key(original, firm, classedEmployees(original.firms.employees[firm]));
    known.set(text, [...(known.get(text) ?? []), firm]);
  }
  return Array.from({ length: shared.firms.count }, (_, row) => {
    const found = known.get(key(shared, row, shared.firms.employees[row])) ?? [];
    expect(found.length).toBeGreaterThan(0);
    // Of firms that are alike in all but place, the nearest.
    const { lng, lat } = shared.firmPlaces;
    const away = (firm: number) =>
      distanceKm(original.firmPlaces.lng[firm], original.firmPlaces.lat[firm], lng[row], lat[row]);
    return found.reduce((best, firm) => (away(firm) < away(best) ? firm : best));
  });
}

describe('a shared study of some firms', () => {
  it('keeps who it is about, and not by what they were chosen', async () => {
    const { session, study } = await original();
    const scope = [
      { kind: 'text' as const, column: '企業名', text: '秘密3' },
      { kind: 'firms' as const, ids: ['secret-id-30'], not: true },
    ];
    const scoped = { ...study, settings: { ...study.settings, scope } };
    const run = await session.run(scoped, UNATTENDED);
    if (!run.ok) throw new Error(run.problem.code);
    const shared = await share(session);
    expect(shared.files.map(({ text }) => text).join('\n')).not.toMatch(SECRETS);
    const again = await reopen(shared);
    // 秘密3 and 秘密31 to 秘密39.
    expect(run.value.summary.firms - (run.value.summary.apart ?? 0)).toBe(10);
    expect(again.findings.summary.apart).toBe(run.value.summary.apart);
  });
});
