import { existsSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import {
  INPUT_KINDS,
  UNATTENDED,
  type Findings,
  type InputKind,
  type StudyFile,
} from '../../../src/model';
import { createRandom } from '../../../src/stats/random';
import { readStudyFile, StudySession } from '../../../src/study';
import { prepare } from '../made';
import { ROOT } from './engines';

export interface Found {
  readonly study: StudyFile;
  readonly findings: Findings;
}

async function found(session: StudySession, study: StudyFile): Promise<Found> {
  const result = await session.run(study, UNATTENDED);
  if (!result.ok) throw new Error(result.problem.code);
  return { study, findings: result.value };
}

/** The sample study as it ships. */
export async function sample(): Promise<Found> {
  const bytes = (...parts: string[]) => readFileSync(join(ROOT, ...parts));
  const session = new StudySession({
    municipalities: bytes('static/geodata/municipalities.csv'),
    institutions: bytes('static/geodata/institutions.csv'),
  });
  const read = readStudyFile('study.json', bytes('static/sample/study.json').toString());
  if (!read.ok) throw new Error(read.problem.code);
  for (const kind of INPUT_KINDS) {
    const spec = read.value.inputs[kind];
    if (!spec) continue;
    const path = join(ROOT, 'static/sample', basename(spec.path));
    if (!existsSync(path)) throw new Error(`${path} is missing`);
    const opened = await session.readInput(
      kind as InputKind,
      spec.name,
      readFileSync(path),
      {},
      UNATTENDED,
    );
    if (!opened.ok) throw new Error(opened.problem.code);
  }
  return found(session, read.value);
}

const SQUARE = (west: number, south: number, side: number): [number, number][] => [
  [west, south],
  [west + side, south],
  [west + side, south + side],
  [west, south + side],
  [west, south],
];

/** An industry that ends literals of most languages. */
const TRICKY = `眼鏡 "枠" 'の' \\ """ $$`;

/** Invented firms: towns, one on a single point, a chain, strewn ones, some without a place, an employee number or an outcome. */
function madeFirms(): string {
  const random = createRandom(20261130);
  const rows: string[] = [];
  const add = (lng: number | null, lat: number | null, town: string) => {
    const n = rows.length;
    const industry = ['金属製品製造業', TRICKY][n % 2].replaceAll('"', '""');
    const employees = n % 11 === 0 ? '' : String(1 + Math.floor(random.uniform() * 40));
    const patents =
      n % 13 === 0 ? '' : String(Math.floor(random.uniform() * 4) + (town === '松川市' ? 1 : 0));
    rows.push(
      `${String(n).padStart(13, '0')},会社${n},福井県${town},${lng ?? ''},${lat ?? ''},"${industry}",${employees},${patents}`,
    );
  };
  const around = (lng: number, lat: number, spread: number, count: number, town: string) => {
    for (let i = 0; i < count; i++)
      add(lng + (random.uniform() - 0.5) * spread, lat + (random.uniform() - 0.5) * spread, town);
  };
  around(137, 36, 0.05, 150, '松川市');
  around(137.2, 36.01, 0.08, 120, '竹原市');
  around(137.1, 36.1, 0.6, 120, '竹原市');
  for (let i = 0; i < 25; i++) add(137.3, 36.05, '竹原市');
  for (let i = 0; i < 60; i++) add(136.9 + i * 0.004, 35.85, '松川市');
  for (let i = 0; i < 3; i++) add(null, null, '松川市');
  return `id,企業名,所在地,経度,緯度,業種,従業員数,特許件数\n${rows.join('\n')}\n`;
}

const TIES = Array.from(
  { length: 40 },
  (_, i) =>
    `${String(7 * i).padStart(13, '0')},${i % 3 ? 'univ-kitayama' : 'itc-kitayama'},${i % 5 || ''}`,
);

/** Studies of the invented firms, by what their definition has. */
export const MADE: Readonly<Record<string, Partial<StudyFile['settings']['clusters']>>> = {
  dbscan: { method: 'dbscan', radiusKm: 1.2, minFirms: 7 },
  weighted: {
    method: 'dbscan',
    radiusKm: 2.5,
    minFirms: 130,
    weight: 'employees',
    industry: TRICKY,
  },
  wide: { method: 'dbscan', radiusKm: 300, minFirms: 3 },
  drawn: { method: 'drawn' },
};

export async function made(name: keyof typeof MADE): Promise<Found> {
  const { session, study } = await prepare([
    { kind: 'firms', name: 'firms.csv', text: madeFirms() },
    { kind: 'links', name: 'links.csv', text: `企業ID,機関ID,頻度\n${TIES.join('\n')}\n` },
  ]);
  const { settings } = study;
  const holed = [[SQUARE(136.97, 35.97, 0.06), SQUARE(136.99, 35.99, 0.01).reverse()]];
  return found(session, {
    ...study,
    settings: { ...settings, clusters: { ...settings.clusters, ...MADE[name] } },
    ...(MADE[name].method === 'drawn'
      ? {
          boundaries: [
            { id: 'b1', name: '松川', coordinates: holed },
            { id: 'b2', name: '重なり', coordinates: [[SQUARE(137, 35.95, 0.25)]] },
            { id: 'b3', name: '空', coordinates: [[SQUARE(140, 40, 0.1)]] },
          ],
        }
      : {}),
  });
}
