import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { DEFAULT_OVERLAY, UNATTENDED, type OverlaySettings } from '../../src/model';
import { newStudy, specOf, StudySession, type Overlay } from '../../src/study';
import { gridSquareOf } from '../../src/geo';
import { csvOf } from './tables-made';

const ROOT = join(import.meta.dirname, '../..');
const SHARED = join(ROOT, '../shared');
const GEODATA = join(ROOT, 'static/geodata');
const has = existsSync(join(SHARED, 'real/sabae/patents.csv'));
const absent = has ? '' : ' (skipped: ../shared is not beside the project)';
const bytes = (path: string) => new Uint8Array(readFileSync(path));

/** The folder of towns, as the session asks for its files. */
const towns = {
  label: 'api-v2',
  read: (path: string) => {
    const file = join(SHARED, 'gazetteer/api-v2', path);
    return Promise.resolve(existsSync(file) ? bytes(file) : null);
  },
};

interface Tables {
  readonly firms: Uint8Array;
  readonly events: Uint8Array;
  /** Header of the events' column that names the firm. */
  readonly key: number;
  readonly withTowns: boolean;
}

/** A session that has run the study of these tables with patents counted per firm. */
async function studied({ firms, events, key, withTowns }: Tables) {
  const session = new StudySession({
    municipalities: bytes(join(GEODATA, 'municipalities.csv')),
    institutions: bytes(join(GEODATA, 'institutions.csv')),
  });
  if (withTowns) {
    const opened = await session.setGazetteer({ kind: 'folder', files: towns as never });
    if (!opened.ok) throw new Error(opened.problem.code);
  }
  const read = async (kind: 'firms' | 'outcomes', table: Uint8Array) => {
    const preview = await session.readInput(kind, `${kind}.csv`, table, {}, UNATTENDED);
    if (!preview.ok) throw new Error(preview.problem.code);
    return preview.value;
  };
  const own = await read('firms', firms);
  const counted = await read('outcomes', events);
  const study = newStudy({
    firms: specOf(own, own.roles),
    outcomes: specOf(counted, { key: [key] }),
  });
  const shown = async (change: Partial<OverlaySettings>) => {
    const overlay = { ...DEFAULT_OVERLAY, shown: true, ...change };
    const run = await session.run(
      { ...study, settings: { ...study.settings, overlay } },
      UNATTENDED,
    );
    if (!run.ok) throw new Error(run.problem.code);
    const answer = await session.ask('overlay', {}, UNATTENDED);
    if (!answer?.ok) throw new Error(answer?.refused);
    return { overlay: answer.value, findings: run.value };
  };
  return { session, shown };
}

const total = (values: Float64Array) =>
  values.reduce((sum, value) => sum + (Number.isNaN(value) ? 0 : value), 0);

type Shown = Awaited<ReturnType<Awaited<ReturnType<typeof studied>>['shown']>>;

/** Every firm's patents stand at its own place, and the greatest symbol is the firm with the most. */
function expectSymbols({ overlay, findings }: Shown, patents: number, most: number): void {
  expect(overlay.settings.bySize).toBe(true);
  expect(total(overlay.figures.value)).toBe(patents);
  expect(Math.max(...overlay.figures.value)).toBe(most);
  const row = overlay.figures.value.indexOf(most);
  expect(overlay.areas.lng[row]).toBe(findings.firmPlaces.lng[row]);
  expect(overlay.limits.length).toBeGreaterThan(0);
}

/** The sum in each 500 m square is the sum over the firms whose place has its code. */
function expectGrid({ overlay, findings }: Shown, patents: number): void {
  const { lng, lat } = findings.firmPlaces;
  const { values } = findings.firms.outcomes[0];
  const sums = new Map<string, number>();
  overlay.areas.areaOf.forEach((area, firm) => {
    if (area < 0) return;
    const code = String(gridSquareOf(lng[firm], lat[firm], 'half'));
    expect(overlay.areas.codes[area]).toBe(code);
    sums.set(code, (sums.get(code) ?? 0) + values[firm]);
  });
  overlay.areas.codes.forEach((code, area) => {
    expect(code).toHaveLength(9);
    expect(overlay.figures.value[area]).toBe(sums.get(code));
  });
  expect(total(overlay.figures.value)).toBe(patents);
}

const SYMBOLS = { unit: 'firms', bySize: true, method: 'jenks' } as const;
const GRID = { unit: 'grid_500m', statistic: 'sum', leastFirms: 1 } as const;

async function expectSmallHidden(
  shown: (change: Partial<OverlaySettings>) => Promise<{ overlay: Overlay }>,
): Promise<void> {
  const { overlay } = await shown({ ...GRID, leastFirms: 3 });
  expect(overlay.figures.suppressed).toContain(1);
  expect(overlay.figures.suppressed).toContain(0);
}

describe.skipIf(!has)(`the patents of Sabae${absent}`, () => {
  it('are shown as symbols in proportion and on the 500 m grid', async () => {
    const { shown } = await studied({
      firms: bytes(join(SHARED, 'real/sabae/companies.csv')),
      events: bytes(join(SHARED, 'real/sabae/patents.csv')),
      key: 2,
      withTowns: true,
    });
    expectSymbols(await shown(SYMBOLS), 151, 60);
    const grid = await shown(GRID);
    expectGrid(grid, 151 - patentsOfLeft(grid));
    expect(grid.overlay.areas.codes.length).toBeGreaterThan(50);
    // Sabae lies in the first square 5336.
    const inSabae = grid.overlay.areas.codes.filter((code) => code.startsWith('5336'));
    expect(inSabae).toHaveLength(grid.overlay.areas.codes.length);
    await expectSmallHidden(shown);
  });
});

/** Patents of firms that are in no square: located too coarsely. */
function patentsOfLeft({ overlay, findings }: Shown): number {
  const { values } = findings.firms.outcomes[0];
  return values.reduce((sum, value, i) => sum + (overlay.areas.areaOf[i] < 0 ? value : 0), 0);
}

describe('made patents of made firms: the twin', () => {
  it('are shown as symbols in proportion and on the 500 m grid', async () => {
    const firms = Array.from({ length: 60 }, (_, i) => [
      `株式会社眼鏡${i + 1}`,
      '福井県鯖江市',
      (136.16 + 0.0031 * (i % 8)).toFixed(5),
      (35.93 + 0.0023 * Math.floor(i / 8)).toFixed(5),
    ]);
    // The fourth has 20 patents, every third of the others one.
    const names = firms.flatMap(([name], i) =>
      i === 3 ? new Array<string>(20).fill(name) : i % 3 === 0 ? [name] : [],
    );
    const text = (csv: string) => new TextEncoder().encode(csv);
    const { shown } = await studied({
      firms: text(csvOf(['会社名', '所在地', '経度', '緯度'], firms)),
      events: text(
        csvOf(
          ['名称', '出願人'],
          names.map((name, i) => [`発明${i}`, name.replace('株式会社', '')]),
        ),
      ),
      key: 1,
      withTowns: false,
    });
    expectSymbols(await shown(SYMBOLS), names.length, 20);
    const grid = await shown(GRID);
    expectGrid(grid, names.length);
    expect(grid.overlay.areas.codes.length).toBeGreaterThan(8);
    await expectSmallHidden(shown);
  });
});
