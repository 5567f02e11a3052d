import { describe, expect, it } from 'vitest';
import { DEFAULT_OVERLAY, type OverlaySettings, type StudyFile } from '../../src/model';
import { readStudyFile, writeStudyFile } from '../../src/study';
import { firmsCsv, prepare } from './made';

const base = await prepare([{ kind: 'firms', name: 'firms.csv', text: firmsCsv(3, 1) }]);
const withOverlay = (change: Partial<OverlaySettings>): StudyFile => ({
  ...base.study,
  settings: { ...base.study.settings, overlay: { ...DEFAULT_OVERLAY, ...change } },
});

/** study.json with `settings.overlay` as somebody wrote it by hand. */
function byHand(overlay: unknown, areas?: unknown) {
  const data = JSON.parse(writeStudyFile(base.study)) as {
    settings: Record<string, unknown>;
    inputs: Record<string, unknown>;
  };
  data.settings.overlay = overlay;
  if (areas !== undefined) data.inputs.areas = areas;
  return readStudyFile('study.json', JSON.stringify(data));
}

describe('the overlay in study.json', () => {
  it('comes back as it was, with the files of its polygon layer', () => {
    const areas = ['a.shp', 'a.dbf'].map((name) => ({
      name,
      path: `layers/${name}`,
      sha256: '00',
    }));
    const study = withOverlay({ shown: true, unit: 'imported', outcomes: ['x'], leastFirms: 5 });
    const text = writeStudyFile({ ...study, inputs: { ...study.inputs, areas } });
    const read = readStudyFile('study.json', text);
    if (!read.ok) throw new Error(read.problem.code);
    expect(read.value.settings.overlay).toEqual(study.settings.overlay);
    expect(read.value.inputs.areas).toEqual(areas);
    expect(writeStudyFile(read.value)).toBe(text);
  });

  it('is left out while it is what every study has, so that older files keep their bytes', () => {
    expect(writeStudyFile(withOverlay({}))).toBe(writeStudyFile(base.study));
    expect(writeStudyFile(base.study)).not.toContain('overlay');
    expect(writeStudyFile(withOverlay({ leastFirms: 4 }))).toContain('"leastFirms": 4');
  });

  it('takes defaults for what it does not name', () => {
    const read = byHand({ shown: true, outcomes: ['x'], planets: 9 });
    expect(read.ok && read.value.settings.overlay).toEqual({
      ...DEFAULT_OVERLAY,
      shown: true,
      outcomes: ['x'],
    });
  });

  it.each([
    ['a unit that is none', { unit: 'planets' }, 'parameter-unknown', 'overlay.unit'],
    ['a scale that is none', { scale: 'rainbow' }, 'parameter-unknown', 'overlay.scale'],
    ['a word for a number', { classes: 'many' }, 'parameter-unreadable', 'overlay.classes'],
    ['a measure without a name', { outcomes: [1] }, 'parameter-unreadable', 'overlay.outcomes'],
    ['too many classes', { classes: 12 }, 'parameter-out-of-range', 'overlay.classes'],
    ['half a class', { classes: 4.5 }, 'parameter-out-of-range', 'overlay.classes'],
    ['nobody to hide', { leastFirms: 0 }, 'parameter-out-of-range', 'overlay.leastFirms'],
    ['hexagons of nothing', { hexagonKm: 0 }, 'parameter-out-of-range', 'overlay.hexagonKm'],
  ])('with %s is refused by name', (_, overlay, code, named) => {
    const read = byHand(overlay);
    expect(read).toMatchObject({ ok: false, problem: { code, where: { file: 'study.json' } } });
    expect(JSON.stringify(read)).toContain(named);
  });

  it.each([[[]], ['n03.zip'], [[{ name: 'n03.zip' }]]])('areas %j are refused', (areas) => {
    expect(byHand({}, areas)).toMatchObject({ ok: false, problem: { code: 'study-file-invalid' } });
  });
});
