import { describe, expect, it } from 'vitest';
import { readStudyFile, writeStudyFile } from '../../../src/study';
import { firmsCsv, prepare } from '../made';

describe('study.json', () => {
  it('is the same after a round trip', async () => {
    const { study } = await prepare([{ kind: 'firms', name: 'firms.csv', text: firmsCsv(3, 1) }], {
      clusterNames: { F1: '名' },
      notes: 'メモ',
    });
    const text = writeStudyFile(study);
    const read = readStudyFile('study.json', text);
    if (!read.ok) throw new Error(read.problem.code);
    expect(writeStudyFile(read.value)).toBe(text);
    expect(JSON.parse(text)).toMatchObject({ shuseki_study: 1, clusterNames: { F1: '名' } });
  });

  it.each([
    ['not JSON', '{', 'study-file-invalid'],
    ['no format', '{}', 'study-file-invalid'],
    ['no firms', '{"shuseki_study":1,"inputs":{}}', 'study-file-invalid'],
    ['a newer format', '{"shuseki_study":99,"inputs":{}}', 'study-file-newer'],
    [
      'a radius of 0',
      '{"shuseki_study":1,"inputs":{"firms":{"name":"f","path":"f","sha256":"0","roles":{}}},"settings":{"clusters":{"radiusKm":0}}}',
      'parameter-out-of-range',
    ],
    [
      'roles that are no columns',
      '{"shuseki_study":1,"inputs":{"firms":{"name":"f","path":"f","sha256":"0","roles":{"id":["x"]}}}}',
      'study-file-invalid',
    ],
  ])('with %s is refused with a reason', (_, text, code) => {
    expect(readStudyFile('study.json', text)).toMatchObject({
      ok: false,
      problem: { code, where: { file: 'study.json' } },
    });
  });

  it('keeps the flows on the map, and refuses numbers out of range', async () => {
    const { study } = await prepare([{ kind: 'firms', name: 'firms.csv', text: firmsCsv(3, 1) }]);
    const flows = {
      grouping: 'clusters',
      kinds: ['kosen'],
      leastContacts: 2,
      bandKm: [0, 50],
      lockedTop: 80,
      residuals: true,
    } as const;
    const withFlows = { ...study, settings: { ...study.settings, flows } };
    expect(readStudyFile('s.json', writeStudyFile(withFlows))).toMatchObject({
      ok: true,
      value: { settings: { flows } },
    });
    expect(writeStudyFile(study)).not.toContain('flows');
    const wrong = { ...flows, bandKm: [-1, 50] as const };
    const refused = { ...study, settings: { ...study.settings, flows: wrong } };
    expect(readStudyFile('s.json', writeStudyFile(refused))).toMatchObject({
      ok: false,
      problem: { code: 'parameter-out-of-range', facts: { name: 'flows.bandKm' } },
    });
  });

  it('keeps the name of a cluster whichever word its first firm has for an id', async () => {
    const { study } = await prepare([{ kind: 'firms', name: 'firms.csv', text: firmsCsv(3, 1) }]);
    const ids = ['__proto__', 'constructor', 'prototype', 'toString', '"', '\\'];
    const clusterNames = Object.fromEntries(ids.map((id) => [id, `name of ${id}`]));
    const text = writeStudyFile({ ...study, clusterNames });
    const read = readStudyFile('s.json', text);
    expect(read.ok && Object.entries(read.value.clusterNames)).toEqual(
      Object.entries(clusterNames),
    );
    expect(read.ok && writeStudyFile(read.value)).toBe(text);
  });

  it('takes defaults for settings that it does not name', () => {
    const text =
      '{"shuseki_study":1,"inputs":{"firms":{"name":"f","path":"f","sha256":"0","roles":{}}}}';
    expect(readStudyFile('s.json', text)).toMatchObject({
      ok: true,
      value: { settings: { clusters: { radiusKm: 3, minFirms: 10 }, withinKm: [10, 30, 50] } },
    });
  });
});
