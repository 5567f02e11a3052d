import { describe, expect, it } from 'vitest';
import { DEFAULT_SETTINGS, type StudySettings } from '../../src/model';
import { checkSettings, readStudyFile, writeStudyFile } from '../../src/study/files/study-file';
import { prepare } from './made';

async function written(change: Partial<StudySettings>) {
  const firms = { kind: 'firms', name: 'firms.csv', text: '企業ID,経度,緯度\n1,137,36' } as const;
  const { study } = await prepare([firms], { settings: { ...DEFAULT_SETTINGS, ...change } });
  return writeStudyFile(study);
}

function read(text: string): StudySettings {
  const study = readStudyFile('study.json', text);
  if (!study.ok) throw new Error(study.problem.code);
  return study.value.settings;
}

describe('the width from which a cluster is warned of', () => {
  it('is kept in study.json', async () => {
    const text = await written({ widestKm: 80 });
    expect(text).toContain('"widestKm": 80');
    expect(read(text).widestKm).toBe(80);
  });

  it('is not written where it is the usual one', async () => {
    const text = await written({ widestKm: 50 });
    expect(text).toBe(await written({}));
    expect(read(text).widestKm).toBeUndefined();
  });

  it.each([0, -3, 1001, NaN])('can’t be %f km', (widestKm) => {
    expect(checkSettings({ ...DEFAULT_SETTINGS, widestKm })).toMatchObject({
      code: 'parameter-out-of-range',
      facts: { name: 'widestKm', least: '1', most: '1000' },
    });
  });
});
