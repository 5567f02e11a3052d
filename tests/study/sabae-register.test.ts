import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { registerCounts, UNATTENDED } from '../../src/model';
import { newStudy, specOf, StudySession, withRegister } from '../../src/study';

const ROOT = join(import.meta.dirname, '../..');
const SHARED = join(ROOT, '../shared');
const GEODATA = join(ROOT, 'static/geodata');
const has = existsSync(join(SHARED, 'real/sabae/patents.csv'));
const absent = has ? '' : ' (skipped: ../shared is not beside the project; see background.test.ts)';
const bytes = (path: string) => new Uint8Array(readFileSync(path));

describe.skipIf(!has)(`all corporations of 鯖江 as a register${absent}`, () => {
  it('say where the firms with patents are more than corporations give', async () => {
    const session = new StudySession({
      municipalities: bytes(join(GEODATA, 'municipalities.csv')),
      institutions: bytes(join(GEODATA, 'institutions.csv')),
    });
    const files = {
      label: 'api-v2',
      read: (path: string) => {
        const file = join(SHARED, 'gazetteer/api-v2', path);
        return Promise.resolve(existsSync(file) ? bytes(file) : null);
      },
    };
    const opened = await session.setGazetteer({ kind: 'folder', files: files as never });
    if (!opened.ok) throw new Error(opened.problem.code);
    const companies = bytes(join(SHARED, 'real/sabae/companies.csv'));
    const [head, ...rows] = new TextDecoder().decode(companies).trim().split(/\r?\n/);
    const plain = (name: string) => name.normalize('NFKC').replace(/株式会社|\s/g, '');
    const patents = new TextDecoder().decode(bytes(join(SHARED, 'real/sabae/patents.csv')));
    const holders = new Set(
      patents.split(/\r?\n/).map((line) => plain(line.split(',').at(-1) ?? '')),
    );
    const own = rows.filter((row) => holders.has(plain(row.split(',')[1])));
    const read = async (kind: 'firms' | 'background', name: string, table: Uint8Array) => {
      const preview = await session.readInput(kind, name, table, {}, UNATTENDED);
      if (!preview.ok) throw new Error(preview.problem.code);
      return specOf(preview.value, preview.value.roles);
    };
    const some = new TextEncoder().encode([head, ...own, ''].join('\n'));
    const plainStudy = newStudy({ firms: await read('firms', 'with-patents.csv', some) });
    const study = withRegister(plainStudy, await read('background', '鯖江.csv', companies));
    const { clusters } = study.settings;
    const scan = { ...clusters, method: 'scan' as const };
    const ran = await session.run(
      { ...study, settings: { ...study.settings, clusters: scan } },
      UNATTENDED,
    );
    if (!ran.ok) throw new Error(ran.problem.code);
    const { background, membership } = ran.value;
    expect(background!.count).toBe(rows.length);
    const { located } = registerCounts(background!, false);
    expect(located).toBeGreaterThan(0.98 * rows.length);
    // The register holds all of them, at the very places where the list has them.
    expect(membership.scan).toMatchObject({ population: located, lacking: 0 });
    expect(membership.scan!.cases).toBeGreaterThan(20);
    const [first] = membership.scan!.circles;
    expect(first.observed).toBeGreaterThan(first.expected);
    const relative = await session.ask('relativeDensity', { industry: '', against: 'register' });
    expect(relative!.result).toMatchObject({ firms: located });
  });
});
