import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const HEAD = '企業ID,企業名,緯度,経度,特許件数';

/** 20 firms in a lattice in both years, 8 that move into it, 6 far away. In the later file ids have lost their zeros. */
function firms(late: boolean): string[] {
  return Array.from({ length: 34 }, (_, i) => {
    const isInside = i < 20 || (late && i < 28);
    const lat = isInside ? 35.95 + 0.002 * (i % 8) : 34 + 0.2 * (i % 5);
    const lng = isInside ? 136.18 + 0.002 * Math.floor(i / 8) : 138 + 0.2 * Math.floor(i / 5);
    const id = late ? String(i + 1) : String(i + 1).padStart(4, '0');
    const patents = (i % 3) + (late && i >= 20 && i < 28 ? 2 + (i % 2) : 0) + (late ? i % 2 : 0);
    return [id, `${i + 1}番工業`, lat.toFixed(4), lng.toFixed(4), String(patents)].join(',');
  });
}
const early = folder.write('調査2019.csv', [HEAD, ...firms(false)].join('\n'));
const turned = (line: string) => line.split(',').reverse().join(',');
const late = folder.write('調査2024.csv', [HEAD, ...firms(true)].map(turned).join('\n'));
const run = (out: string, ...more: string[]) =>
  shuseki(
    ...['run', '--radius-km', '2', '--min-firms', '5', '--language', 'en', '--no-report'],
    ...['--resamples', '99', '--out', folder.at(out), ...more],
  );
const read = (path: string): string => readFileSync(folder.at(path), 'utf8');

describe('run with a file for each round of a survey', () => {
  it('says nothing of a change where nothing is measured', async () => {
    const [first, second] = [early, late].map((path, i) => {
      const lines = readFileSync(path, 'utf8').split('\n');
      const cells = lines.map((line) => line.split(','));
      const without = cells.map((all) => (i === 0 ? all.slice(0, -1) : all.slice(1)).join(','));
      return folder.write(`台帳${2019 + 5 * i}.csv`, without.join('\n'));
    });
    const said = await run('plain', '--firms', first, '--firms-later', second);
    expect(said.status).toBe(0);
    expect(said.err).toContain('34 firms that are in several are followed over time');
    expect(said.err).not.toContain('Firms over time:');
  });

  it('follows firms from one to the other, and its study is run again from what was written', async () => {
    const said = await run('waves', '--firms', early, '--firms-later', late);
    expect(said.err).toContain('“2019” 調査2019.csv (34 rows), “2024” 調査2024.csv (34 rows)');
    expect(said.status).toBe(0);
    const study = JSON.parse(read('waves/study.json'));
    expect(study.inputs.firms).toMatchObject({
      ...{ name: '調査2019+調査2024.csv', path: 'inputs/調査2019+調査2024.csv' },
      roles: { survey_round: [5], id: [0] },
    });
    expect(existsSync(folder.at('waves/inputs/調査2019+調査2024.csv'))).toBe(true);
    const { panel } = JSON.parse(read('waves/findings.json'));
    expect(panel.changes[0]).toMatchObject({ became_inside: 8 });

    const archive = folder.at('waves.shuseki');
    const again = await shuseki(
      ...['run', folder.at('waves/study.json'), '--out', folder.at('again'), '--no-report'],
      ...['--save', archive],
    );
    expect(again.status).toBe(0);
    expect(read('again/findings.json')).toBe(read('waves/findings.json'));
    const shared = await shuseki('share', archive, '--out', folder.at('shared'));
    expect(shared.status).toBe(0);
    const saved = await run(
      ...(['saved', '--firms', early, '--firms-later', late] as const),
      ...['--save', folder.at('saved.shuseki')],
    );
    expect(saved.status).toBe(0);
    const opened = await shuseki(
      ...['run', folder.at('saved.shuseki'), '--out', folder.at('opened'), '--no-report'],
    );
    expect(opened.status).toBe(0);
    expect(read('opened/findings.json')).toBe(read('waves/findings.json'));
  });

  it('says in one sentence what keeps files from being rounds, and writes nothing', async () => {
    const empty = folder.write('空2024.csv', `${HEAD}\n`);
    const strangers = folder.write(
      '他社2024.csv',
      [HEAD, ...firms(true).map((line) => `9${line}`)].join('\n'),
    );
    const again = folder.write('再2019.csv', [HEAD, ...firms(true)].join('\n'));
    const cases: [string[], 1 | 2, string][] = [
      [['--firms-later', empty], 1, '空2024.csv'],
      [['--firms-later', early], 1, 'the same as 調査2019.csv'],
      [['--firms-later', again], 1, 'both of round “2019”'],
      [['--firms-later', strangers], 1, 'No id of round “2019”'],
      [['--firms-later', late, '--firms-rounds', '2019'], 2, '2 different names'],
      [['--firms-later', late, '--survey-round', 'x'], 2, '--survey-round'],
      [['--firms-rounds', '2019,2024'], 2, '--firms-later'],
    ];
    for (const [more, status, sentence] of cases) {
      const said = await run('refused', '--firms', early, ...more);
      expect([said.status, said.err]).toEqual([status, expect.stringContaining(sentence)]);
      expect(existsSync(folder.at('refused/study.json'))).toBe(false);
    }
    const named = await run(
      ...(['named', '--firms', early, '--firms-later', again] as const),
      ...['--firms-rounds', '2019,2024'],
    );
    expect(named.status).toBe(0);
  });
});
