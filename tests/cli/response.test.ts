import { describe, expect, it } from 'vitest';
import { at, idsOf, linesOf } from '../report/both-sides';
import { Folder, shuseki } from './terminal';
import { hasR, runR } from '../report/r';

const folder = new Folder();
/** 60 firms near each other and 60 apart; the larger answered more often, in two waves. */
function table(name: string, answered: (i: number) => string): string {
  return folder.write(
    name,
    [
      'id,lon,lat,products,employees,responded,wave',
      ...Array.from({ length: 120 }, (_, i) => {
        const at = i % 60;
        const place =
          i < 60 ? `${136.2 + at * 1e-4},35.95` : `${138 + (at % 8) * 0.3},${36 + at * 0.05}`;
        const one = answered(i);
        const wave = one === '1' ? (i % 5 === 0 ? 'late' : 'early') : '';
        return `f${i},${place},${one === '1' ? (i * 7) % 5 : 0},${3 + ((i * 11) % 60)},${one},${wave}`;
      }),
      '',
    ].join('\n'),
  );
}
const firms = table('firms.csv', (i) => ((i * 13) % 10 < ((i * 11) % 60 > 30 ? 7 : 4) ? '1' : '0'));
const all = table('all.csv', () => '1');

const run = (list: string, out: string, ...more: string[]) =>
  shuseki(
    ...['run', '--firms', list, '--lon', 'lon', '--lat', 'lat', '--outcome', 'products'],
    ...['--radius-km', '2', '--min-firms', '5', '--out', folder.at(out), '--language', 'en'],
    ...['--resamples', '99'],
    ...more,
  );
const ways = ['ipw', 'rake'] as const;
const hasSurvey = hasR('survey');

describe('run with the column of who answered', () => {
  it.each(ways)('weighs by %s, and says so', async (way) => {
    const report = way === 'rake' ? [] : ['--no-report'];
    const trim = ['--response-trim', '1.5'];
    const ran = await run(firms, way, '--response-weights', way, ...trim, ...report);
    expect(ran.err).toMatch(/\d+ of 120 firms that were asked answered \(column “responded”\)/);
    expect(ran.err).toContain('firms that did not answer; taken as missing, not as 0');
    expect(ran.status).toBe(0);
    const study = folder.json(`${way}/study.json`) as { settings?: { response?: object } };
    expect(study.settings?.response).toEqual({ weights: way, trim: 1.5 });
    const { response } = folder.json(`${way}/findings.json`) as unknown as {
      response: { asked: number; weights: { made: string }; waves: { compared: object } };
    };
    expect(response.asked).toBe(120);
    expect(response.weights.made).toBe(way);
    expect(response.waves.compared).toEqual({ early: ['early'], late: ['late'] });
  });

  it('prints it, and R repeats it firm by firm (left out where it has no survey package)', async () => {
    if (!folder.names().includes('rake')) await run(firms, 'rake', '--response-weights', 'rake');
    const report = folder.read('rake/report.html');
    for (const words of ['Who answered?', 'Answers by size', 'Early and late answers', 'Std.'])
      expect(report).toContain(words);
    expect(folder.read('rake/tables.csv')).toContain('Answers by size');
    const lines = linesOf(folder.read('rake/replay.R'));
    const ids = [...idsOf(report)].filter((id) => id.startsWith('response.'));
    for (const part of ['answered', 'traits.0.classes.1', 'membership.classes.0', 'waves.rows.0'])
      expect(ids).toContain(`response.${part}`);
    expect(ids.filter((id) => !lines.has(id))).toEqual([]);
    const findings = folder.json('rake/findings.json');
    for (const id of ids) expect(at(findings, id), id).toBeDefined();
    if (!hasSurvey) return;
    const replayed = runR(folder.at('rake/replay.R'));
    expect(replayed.stdout).toMatch(/weights that are the same\s+1\s+1\s+same/);
    expect(replayed.stdout).toContain('All numbers are the same.');
    expect(replayed.status).toBe(0);
  });

  it('refuses where there is nothing to weigh by, and names what is missing', async () => {
    const everybody = await run(all, 'all', '--response-weights', 'rake');
    expect(everybody.status).toBe(1);
    expect(everybody.err).toContain('All 120 firms answered');
    const alone = await run(firms, 'alone', '--response-trim', '3');
    expect(alone.status).toBe(2);
    expect(alone.err).toContain('--response-weights');
    const wrong = await run(firms, 'wrong', '--response', 'nowhere');
    expect(wrong.status).toBe(1);
    expect(wrong.err).toContain('nowhere');
  });
});
