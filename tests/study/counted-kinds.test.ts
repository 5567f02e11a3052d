import { describe, expect, it } from 'vitest';
import { UNATTENDED, type InstitutionKind } from '../../src/model';
import { firmAccess } from '../../src/study/institutions/firm-access';
import { prepare } from './made';
import { csvOf } from './tables-made';

/** The nearest of all is a desk for advice; the others do research. */
const INSTITUTIONS = csvOf(
  ['id', '名称', '種別', '経度', '緯度'],
  [
    ['advice', '松川県よろず支援拠点', 'よろず支援拠点', '137.001', '36'],
    ['kosen', '松川高専', '高専', '137.02', '36'],
    ['itc', '松川工業技術センター', '公設試', '137.05', '36'],
  ],
);
const FIRMS = csvOf(
  ['企業ID', '経度', '緯度'],
  [
    ['1', '137', '36'],
    ['2', '137.002', '36'],
  ],
);
const LINKS = csvOf(['企業ID', '機関'], [['1', 'advice']]);

async function run(institutionKinds?: readonly InstitutionKind[]) {
  const { session, study: plain } = await prepare([
    { kind: 'firms', name: 'firms.csv', text: FIRMS },
    { kind: 'institutions', name: 'own.csv', text: INSTITUTIONS },
    { kind: 'links', name: 'links.csv', text: LINKS },
  ]);
  const settings = { ...plain.settings, ...(institutionKinds ? { institutionKinds } : {}) };
  const study = { ...plain, settings };
  const found = await session.run(study, UNATTENDED);
  if (!found.ok) throw new Error(found.problem.code);
  return { findings: found.value, study, session };
}

describe('which kinds of institution count', () => {
  it('leaves advice on running a firm out of every distance and count unless it is chosen', async () => {
    const { findings, study, session } = await run();
    const { proximity, summary, institutions, links } = findings;
    expect(institutions.count).toBe(3);
    expect([...proximity.nearest]).toEqual([1, 1]);
    expect([...proximity.within[0]]).toEqual([2, 2]);
    expect(proximity.byKind.map(({ kind }) => kind)).not.toContain('yorozu_support');
    expect(summary.institutions).toBe(2);
    expect(
      firmAccess(findings, study.settings, 0)?.nearest.map((each) => each.institution),
    ).toEqual([1, 2]);
    expect(firmAccess(findings, study.settings, 0)?.most).toBe(2);
    const closed = await session.ask('whatIf', { change: { kind: 'close', institution: 0 } });
    expect(closed?.nearestKmAfter).toEqual(closed?.nearestKmBefore);
    // A tie is a tie.
    expect([...links.institution]).toEqual([0]);
  });

  it('counts what is chosen, and only that', async () => {
    const { findings, study } = await run(['yorozu_support', 'kosen']);
    expect([...findings.proximity.nearest]).toEqual([0, 0]);
    expect([...findings.proximity.within[0]]).toEqual([2, 2]);
    expect(findings.proximity.byKind.map(({ kind }) => kind).sort()).toEqual([
      'kosen',
      'yorozu_support',
    ]);
    expect(findings.summary.institutions).toBe(2);
    expect(firmAccess(findings, study.settings, 0)?.most).toBe(2);
  });

  it('has places on the map for all, counted or not', async () => {
    const { findings } = await run();
    expect(findings.institutionPlaces.lng[0]).toBe(137.001);
    expect(findings.countedPlaces.lng[0]).toBeNaN();
  });
});
