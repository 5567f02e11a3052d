import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type StudyFile } from '../../../src/model';
import { reachColumn } from '../../../src/study/institutions/reach';
import { withSelection } from '../../../src/study/rows/saved-selections';
import { checkSettings, readStudyFile, writeStudyFile } from '../../../src/study/files/study-file';

const study: StudyFile = {
  format: 1,
  name: 's',
  simulated: false,
  inputs: { firms: { name: 'f.csv', path: 'f.csv', sha256: 'a'.repeat(64), roles: {} } },
  gazetteer: null,
  settings: DEFAULT_SETTINGS,
  clusterNames: {},
  notes: '',
};
const read = (text: string) => readStudyFile('study.json', text);
const again = (given: StudyFile) => read(writeStudyFile(given));

describe('saved selections in study.json', () => {
  const selections = [
    { name: '近い企業 "null"', firmIds: ['F2', 'F10'] },
    { name: 'far', firmIds: ['F1'] },
  ];

  it('come back as they were, and are absent where there are none', () => {
    expect(again({ ...study, selections })).toMatchObject({ ok: true, value: { selections } });
    const plain = writeStudyFile(study);
    expect(writeStudyFile({ ...study, selections: [] })).toBe(plain);
    expect(plain).not.toContain('selections');
  });

  it('stand on one line each', () => {
    const text = writeStudyFile({ ...study, selections });
    expect(text).toContain('\n    {"name":"far","firmIds":["F1"]}\n  ],\n');
  });

  it.each([
    ['no list', {}],
    ['no name', [{ name: ' ', firmIds: ['a'] }]],
    ['no firm', [{ name: 'a', firmIds: [] }]],
    ['a number for an id', [{ name: 'a', firmIds: [1] }]],
    ['one name twice', [selections[1], selections[1]]],
  ])('are refused with %s', (_, wrong) => {
    const data = JSON.parse(writeStudyFile(study)) as object;
    const found = read(JSON.stringify({ ...data, selections: wrong }));
    expect(found).toMatchObject({ ok: false, problem: { code: 'study-file-invalid' } });
  });

  it('of the same name take the place of the older one', () => {
    const next = withSelection(selections, 'far', ['F3']);
    expect(next).toEqual([selections[0], { name: 'far', firmIds: ['F3'] }]);
  });
});

describe('path and access in study.json', () => {
  const path = { weakBelow: 0.2, strongFrom: 0.9, reachKm: 30 };
  const access = { decay: 'power', halfKm: 5, nearest: 4 } as const;
  const withSettings = (change: object): StudyFile => ({
    ...study,
    settings: { ...study.settings, ...change },
  });

  it('come back as they were, and are absent where they say the usual', () => {
    expect(again(withSettings({ path, access }))).toMatchObject({
      value: { settings: { path, access } },
    });
    const usual = {
      path: { weakBelow: 1 / 3, strongFrom: 2 / 3, reachKm: null },
      access: { decay: 'exponential', halfKm: 30, nearest: 3 },
    };
    expect(writeStudyFile(withSettings(usual))).toBe(writeStudyFile(study));
  });

  it.each([
    ['path.weakBelow', { path: { ...path, weakBelow: -0.1 } }],
    ['path.strongFrom', { path: { ...path, strongFrom: 0.1 } }],
    ['path.reachKm', { path: { ...path, reachKm: 0 } }],
    ['access.halfKm', { access: { ...access, halfKm: 0 } }],
    ['access.nearest', { access: { ...access, nearest: 2.5 } }],
  ])('%s out of range is refused', (name, change) => {
    expect(checkSettings(withSettings(change).settings)).toMatchObject({
      code: 'parameter-out-of-range',
      facts: { name },
    });
  });

  it('reach is the distance that was chosen, the shortest where it is gone', () => {
    expect(reachColumn([10, 30, 50], path)).toBe(1);
    expect(reachColumn([10, 50], path)).toBe(0);
    expect(reachColumn([10, 50], { ...path, reachKm: null })).toBe(0);
  });
});
