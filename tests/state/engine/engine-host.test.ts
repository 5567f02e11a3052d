import { beforeAll, describe, expect, it } from 'vitest';
import type { Findings } from '../../../src/model';
import { EngineHost } from '../../../src/state/engine/engine-host';
import { smallStudy, withRadius, type SmallStudy } from '../small-study';

let small: SmallStudy;
beforeAll(async () => {
  small = await smallStudy();
});

describe('the engine, driven without a worker', () => {
  it('answers the first request with all findings', () => {
    const { findings } = small;
    expect(findings.summary).toMatchObject({
      firms: 26,
      clusters: 2,
      inside: 24,
      outside: 1,
      excluded: 1,
      located: 25,
    });
    expect(findings.clusters.map(({ nameJa }) => nameJa).sort()).toEqual(['燕市', '鯖江市']);
    expect(small.preview.rows[24][1]).toBe('Ｆａｒ工業');
  });

  it('then sends only what has changed', async () => {
    const { host, study } = await smallStudy();
    const same = await host.run(2, study);
    expect(same).toEqual({ kind: 'findings', patch: {} });
    const answer = await host.run(3, withRadius(study, 0.1));
    if (answer.kind !== 'findings') throw new Error(answer.kind);
    const patch = answer.patch as Findings;
    expect(patch.summary.clusters).toBe(0);
    expect(patch).toHaveProperty('membership');
    expect(patch).not.toHaveProperty('firms');
    expect(patch).not.toHaveProperty('firmPlaces');
    expect(patch).not.toHaveProperty('proximity');
  });

  it('drops the older of two requests', async () => {
    const { host, study } = await smallStudy();
    const [older, newer] = await Promise.all([
      host.run(2, withRadius(study, 1)),
      host.run(3, withRadius(study, 2)),
    ]);
    expect(older).toEqual({ kind: 'superseded' });
    expect(newer.kind).toBe('findings');
  });

  it('ends a run that was cancelled, and answers the next', async () => {
    const { host, study } = await smallStudy();
    const running = host.run(2, withRadius(study, 1));
    host.cancel();
    expect(await running).toEqual({ kind: 'superseded' });
    expect((await host.run(3, withRadius(study, 1))).kind).toBe('findings');
  });

  it('keeps working after a study that it cannot compute', async () => {
    const { host, study } = await smallStudy();
    const wrong = await host.run(2, withRadius(study, -1));
    expect(wrong).toMatchObject({
      kind: 'problem',
      problem: { code: 'parameter-out-of-range' },
    });
    const lost = { ...study.inputs.firms, sha256: 'f'.repeat(64) };
    const missing = await host.run(3, { ...study, inputs: { firms: lost } });
    expect(missing).toMatchObject({ kind: 'problem', problem: { code: 'input-missing' } });
    expect((await host.run(4, withRadius(study, 2))).kind).toBe('findings');
  });

  it('reports progress that only grows, up to the whole', async () => {
    const { host, study } = await smallStudy();
    const fractions: number[] = [];
    await host.run(2, withRadius(study, 2), (fraction) => fractions.push(fraction));
    expect(fractions.length).toBeGreaterThan(2);
    expect([...fractions].sort((a, b) => a - b)).toEqual(fractions);
    expect(fractions.at(-1)).toBe(1);
  });

  it('forgets an input, and then asks for it', async () => {
    const { host, study, preview } = await smallStudy();
    host.forgetInput(preview.key);
    expect(await host.run(2, study)).toMatchObject({ problem: { code: 'input-missing' } });
  });

  it('says what is wrong with a file that the browser cannot read', async () => {
    const gone = new Blob(['x']);
    Object.defineProperty(gone, 'arrayBuffer', { value: () => Promise.reject(new Error('gone')) });
    const read = await small.host.readInput('firms', gone, 'gone.csv', {});
    expect(read).toMatchObject({
      ok: false,
      problem: { code: 'file-unreadable', where: { file: 'gone.csv' }, facts: { reason: 'gone' } },
    });
  });

  it('writes files of the last findings, and none before the first', async () => {
    const text = (await small.host.ask('export', 1, {
      name: 'clusters.geojson',
      language: 'ja',
    }))!.join('');
    expect(JSON.parse(text)).toMatchObject({ type: 'FeatureCollection' });
    const idle = new EngineHost();
    await expect(idle.ask('export', 1, { name: 'study.json', language: 'ja' })).rejects.toThrow(
      /before it was started/,
    );
  });
});
