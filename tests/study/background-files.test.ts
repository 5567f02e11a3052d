import { describe, expect, it } from 'vitest';
import { readArchive, readStudyFile, writeArchive, writeStudyFile } from '../../src/study';
import { reportHtml } from '../../src/report';
import { SCAN, REGISTER, firms, register, ran, found } from './made-register';

describe('a background register in files', () => {
  it('is kept in study.json and in the one file, and named by report and metadata', async () => {
    const { session, study: plain } = await found([firms, register]);
    const certainty = { redraws: 20, spotBandKm: 10 };
    const study = { ...plain, settings: { ...plain.settings, certainty } };
    const findings = await ran(session, study);
    const again = readStudyFile('study.json', writeStudyFile(study));
    expect(again.ok && again.value.inputs.background).toEqual(study.inputs.background);
    expect(again.ok && again.value.settings.clusters.background).toBe('register');
    const files = [firms, register].map(({ name, text }) => ({
      name,
      bytes: new TextEncoder().encode(text),
    }));
    const archive = readArchive('a.shuseki', writeArchive(study, files, null));
    if (!archive.ok || !archive.value) throw new Error('no archive');
    expect(archive.value.files.map(({ name }) => name)).toContain('inputs/法人登記.csv');
    expect(archive.value.study.inputs.background!.path).toBe('inputs/法人登記.csv');
    const facts = (await session.ask('reportFacts', {}))!;
    for (const language of ['ja', 'en'] as const) {
      const text = reportHtml(facts, [], language);
      expect(text.split('法人登記.csv').length).toBeGreaterThan(3);
    }
    const layer = await session.ask('export', { name: 'clusters.geojson' });
    expect(layer!.join('')).toContain('"background":"register"');
    expect(findings.background!.count).toBe(400);
  });

  it('goes with a shared study as squares alone, and only where findings are made of it', async () => {
    const { session } = await found([firms, register]);
    const options = { grid: 'third' as const, exactEmployees: false };
    const shared = (await session.ask('share', options))!;
    const table = shared.files.find(({ name }) => name === 'background.csv')!;
    const [header, ...rows] = table.text.trim().split('\n');
    expect(header.replace('\r', '')).toBe('longitude,latitude,level,error_km');
    expect(rows).toHaveLength(400);
    expect([...rows].sort()).toEqual(rows);
    expect(new Set(rows).size).toBeLessThan(100);
    expect(rows.join()).not.toContain(REGISTER[0][1]);
    const dense = await found([firms, register], { ...SCAN, method: 'dbscan' });
    const without = (await dense.session.ask('share', options))!;
    expect(without.files.map(({ name }) => name)).not.toContain('background.csv');
    expect(without.files[0].text).not.toContain('register');
  });
});
