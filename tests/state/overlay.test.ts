import { beforeEach, describe, expect, it } from 'vitest';
import { DEFAULT_OVERLAY, LEVEL_CODE, problem, type StudyFile } from '../../src/model';
import { newStudy } from '../../src/study';
import { OverlayState } from '../../src/state/overlay.svelte';

const firms = { name: 'f.csv', path: 'f.csv', sha256: '0', roles: {} };
const areas = [{ name: 'a.zip', path: 'a.zip', sha256: '1' }];

/** An app as far as the state looks at it; the study is what was changed last. */
function hostOf() {
  const host = {
    study: newStudy({ firms }) as StudyFile | null,
    findings: null as unknown,
    asked: { overlay: { answer: null as unknown, fraction: null as number | null } },
    read: { ok: true, value: { files: areas, count: 2 }, problems: [] } as unknown,
    steps: 0,
    inputs: { areaCount: 2, readAreas: () => Promise.resolve(host.read) },
    change(change: Partial<StudyFile>) {
      host.steps++;
      host.study = { ...host.study!, ...change };
    },
    changeSettings(change: Partial<StudyFile['settings']>) {
      host.change({ settings: { ...host.study!.settings, ...change } });
    },
  };
  return host;
}

describe('the overlay’s state', () => {
  let host: ReturnType<typeof hostOf>;
  let state: OverlayState;
  beforeEach(() => {
    host = hostOf();
    state = new OverlayState(host as never);
  });

  it('writes what is shown into the study', () => {
    expect(state.settings).toEqual(DEFAULT_OVERLAY);
    state.show(true);
    state.change({ unit: 'hexagons' });
    expect(host.study!.settings.overlay).toEqual({
      ...DEFAULT_OVERLAY,
      shown: true,
      unit: 'hexagons',
    });
    expect(state.shown).toBe(true);
  });

  it('opens town by town where firms of one municipality lie at their towns', () => {
    host.findings = {
      firmPlaces: { level: Uint8Array.of(LEVEL_CODE.town), municipalityCode: ['18207'] },
    };
    expect(state.settings.unit).toBe(DEFAULT_OVERLAY.unit);
    host.study = { ...host.study!, gazetteer: { source: 'x', date: '2024-01-15' } };
    state.show(true);
    expect(host.study.settings.overlay).toMatchObject({ unit: 'towns', shown: true });
    // What was chosen stays, whatever the places become.
    state.change({ unit: 'firms' });
    expect(state.settings.unit).toBe('firms');
  });

  it('shows an older answer until the newest is there, and none while it is off', () => {
    host.asked.overlay.answer = { ok: true, value: { left: 3 } };
    expect(state.overlay).toBeNull();
    state.show(true);
    host.asked.overlay.fraction = 0;
    expect([state.overlay, state.computing]).toEqual([{ left: 3 }, true]);
    host.asked.overlay.answer = { ok: false, refused: 'no-layer' };
    expect([state.overlay, state.refused]).toEqual([null, null]);
    host.asked.overlay.fraction = null;
    expect(state.refused).toBe('no-layer');
  });

  it('opens a layer as one step of undo, and takes it out again', async () => {
    expect(await state.openLayer([new File([], 'a.zip')])).toBeNull();
    expect(host.steps).toBe(1);
    expect(host.study!.inputs.areas).toEqual(areas);
    expect(host.study!.settings.overlay).toMatchObject({ shown: true, unit: 'imported' });
    expect(state.files).toEqual(areas);
    state.removeLayer();
    expect(host.study!.inputs).toEqual({ firms });
  });

  it('leaves the study as it is where a layer can’t be read, and says why', async () => {
    await state.openLayer([]);
    const before = host.study;
    const wrong = problem('layer-no-shp', 'error', {}, {});
    host.read = { ok: false, problem: wrong };
    expect(await state.openLayer([])).toBe(wrong);
    expect(host.study).toBe(before);
    expect(state.problems).toEqual([wrong]);
  });
});
