import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { messagesIn } from '../../src/i18n';
import { DEFAULT_MODELS, DEFAULT_PANEL } from '../../src/model';
import { replayScript } from '../../src/report';
import { panelPart } from '../../src/report/panel-section';
import type { ReportFacts } from '../../src/study';
import { createRandom } from '../../src/stats/random';
import { panelJson } from '../../src/study/exports/panel-json';
import { panelOf, type Followed } from '../study/followed';
import { csvOf } from '../study/tables-made';
import { at, idsOf, linesOf } from './both-sides';
import { hasR, runR } from './r';

const noR = !hasR();
const random = createRandom(5);

const YEARS = Array.from({ length: 10 }, (_, i) => 2010 + i);
const dated = (events: (firm: number) => number) => ({
  kind: 'outcomes' as const,
  name: 'patents.csv',
  text: csvOf(
    ['出願人', '出願日'],
    Array.from({ length: 110 }, (_, firm) =>
      YEARS.flatMap((year) =>
        new Array<string[]>(events(firm)).fill([`第${firm + 1}工業`, `${year}-04-01`]),
      ),
    ).flat(),
  ),
  roles: { key: [0], date: [1] },
});
const ties = {
  kind: 'links' as const,
  name: 'links.csv',
  text: csvOf(
    ['企業ID', '機関', '年'],
    Array.from({ length: 60 }, (_, i) => [
      `F${(i * 7) % 50}`,
      '北山大学',
      String(i % 3 === 0 ? 2018 : 2023),
    ]),
  ),
  roles: { firm_ref: [0], institution_ref: [1], year: [2] },
};
const kept = { keepDraws: true, certainty: { redraws: 40, spotBandKm: 10 } } as const;
const byFirm = { ...DEFAULT_MODELS, errors: 'hc1', resamples: 99 } as const;
const byGroup = { ...byFirm, errors: 'clustered', groups: 'grid', gridKm: 20 } as const;

/** Studies of firms over time, and numbers that they have beside those of all. */
const STUDIES: readonly (readonly [string, Followed, readonly string[]])[] = [
  [
    'two rounds with ties, a row without an id and a missing answer',
    {
      more: [ties],
      ids: (firm, round) => (firm === 105 && round === 1 ? '' : `F${firm + 1}`),
      products: (firm, round, usual) => (firm === 60 && round === 0 ? '' : String(usual)),
      settings: { models: byFirm, ...kept },
    },
    [
      ...['panel.without_id', 'panel.difference.permutation'],
      'panel.difference.without_measure_before_and_after',
    ],
  ],
  [
    'four rounds, and whole groups that change places',
    { rounds: ['2010', '2015', '2019', '2024'], spots: 2, settings: { models: byGroup, ...kept } },
    [
      ...['panel.difference.path.before', 'panel.difference.path.points.2'],
      ...['panel.difference.placebo.poisson', 'panel.difference.permutation'],
    ],
  ],
  [
    'two times at which firms became inside',
    { rounds: ['2010', '2015', '2019', '2024'], spots: 2, staggered: true },
    ['panel.difference.cohorts', 'panel.difference.path.points.3'],
  ],
  [
    'an opening over the years of events, some firms without any',
    {
      rounds: ['2019'],
      more: [dated((firm) => (firm % 4 === 0 ? 0 : random.below(3)))],
      settings: {
        outcome: 'event_count',
        panel: { ...DEFAULT_PANEL, institution: 'univ-kitayama', opened: 2015, km: 60 },
        models: byFirm,
        ...kept,
      },
    },
    ['panel.difference.path.points.8', 'panel.difference.permutation'],
  ],
  [
    'an opening between rounds',
    {
      rounds: ['2010', '2014', '2019'],
      settings: {
        panel: { ...DEFAULT_PANEL, institution: 'univ-kitayama', opened: 2016, km: 60 },
      },
    },
    ['panel.difference.path.points.1', 'panel.difference.placebo.linear'],
  ],
  [
    'events of the years up to each round',
    {
      rounds: ['2014', '2019'],
      more: [dated(() => random.below(3))],
      settings: { outcome: 'event_count' },
    },
    ['panel.difference.years_of_events', 'panel.difference.poisson'],
  ],
];

async function written(study: Followed) {
  const { session, findings, found } = await panelOf(study);
  const settings = session.ask('replayFacts', {});
  const none = {
    ...{ evidence: null, models: null, response: null, wildTerms: null, positions: null },
    ...{ explanation: null, specifications: null, space: null, spatialModel: null, gravity: null },
  };
  const facts = { version: '0', study: (await settings)!.study, findings, ...none, panel: found };
  const names = ['analysis.csv', 'rounds.csv', 'panel.csv', 'draws.csv'] as const;
  const files = await Promise.all(
    names.map(
      async (name) => [name, ((await session.ask('export', { name })) ?? []).join('')] as const,
    ),
  );
  const page = (['en', 'ja'] as const).map((language) =>
    panelPart({ panel: found } as Pick<ReportFacts, 'panel'>, messagesIn(language))
      .map((part) => part?.text ?? '')
      .join(''),
  );
  return {
    page,
    script: replayScript(facts as unknown as ReportFacts),
    findings: { panel: panelJson(found!) },
    files: files.filter(([, text]) => text !== ''),
  };
}

describe.each(STUDIES)('firms over time in a report: %s', (_, study, has) => {
  let made: ReturnType<typeof written> | null = null;
  const once = () => (made ??= written(study));

  it('have ids that lead to findings.json and replay.R, and back', async () => {
    const { page, script, findings, files } = await once();
    const lines = linesOf(script);
    const [ids, japanese] = page.map(idsOf);
    expect([...japanese].sort()).toEqual([...ids].sort());
    const repeated = [...lines].filter((id) => id.startsWith('panel.'));
    for (const id of [...ids, ...repeated]) expect(at(findings, id), id).toBeDefined();
    const isKept = files.some(([name]) => name === 'draws.csv');
    const drawn = (id: string) => !isKept && id.endsWith('.permutation');
    expect([...ids].filter((id) => !lines.has(id) && !drawn(id))).toEqual([]);
    for (const id of has) expect([ids.has(id), lines.has(id)], id).toEqual([true, true]);
    // No cell of a table is without one.
    for (const text of page) expect(text).not.toMatch(/<td>[^<]*\d/);
  });

  it.skipIf(noR)('are the same in R (skipped where R is not installed)', async () => {
    const { script, files } = await once();
    const folder = mkdtempSync(join(tmpdir(), 'shuseki-panel-'));
    for (const [name, text] of [...files, ['replay.R', script]] as const)
      writeFileSync(join(folder, name), text);
    const { stdout, stderr } = runR(join(folder, 'replay.R'));
    rmSync(folder, { recursive: true });
    expect(stderr).toBe('');
    expect(stdout).not.toContain('DIFFERENT');
    expect(stdout).toContain('All numbers are the same.');
    expect(stdout.match(/ {2}same$/gm)).toHaveLength(script.match(/^check\("/gm)!.length);
  });
});
