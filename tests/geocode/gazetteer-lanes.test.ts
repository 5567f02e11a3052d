import { describe, expect, it } from 'vitest';
import { openGazetteerFolder } from '../../src/geocode';
import { Cancelled, type FileSource, type Run } from '../../src/model/run';
import { inventedFiles, memorySource } from './gazetteers';
import { JAPAN_IN_SMALL } from './japan-in-small';

const FILES = inventedFiles(JAPAN_IN_SMALL);

/** A folder that answers a little later, and knows how many reads were under way at once. */
function slow() {
  const inner = memorySource(FILES);
  const seen = { reads: 0, now: 0, most: 0 };
  const source: FileSource = {
    name: 'slow',
    async read(path) {
      seen.reads++;
      seen.most = Math.max(seen.most, ++seen.now);
      await new Promise((done) => setTimeout(done, 1));
      seen.now--;
      return inner.read(path);
    },
  };
  return { source, seen };
}

async function opened(source: FileSource) {
  const found = await openGazetteerFolder(source);
  if (!found.ok) throw new Error(found.problem.code);
  return found.value;
}

describe('the files of a gazetteer folder', () => {
  it('are read several at a time, each once, to the last', async () => {
    const { source, seen } = slow();
    const gazetteer = await opened(source);
    const places = [...gazetteer.places.keys()];
    const told: number[] = [];
    const run: Run = { progress: (fraction) => told.push(fraction), checkpoint: () => null };
    await gazetteer.ensure([...places, ...places], run);
    expect(seen.most).toBeGreaterThan(1);
    expect(seen.reads).toBe(1 + places.length);
    expect(told).toEqual([...told].sort((a, b) => a - b));
    expect(told.at(-1)).toBe(1);
    expect(places.every((place) => gazetteer.rows(place) !== null)).toBe(true);
  });

  it('are begun no more when the work is cancelled', async () => {
    const { source, seen } = slow();
    const gazetteer = await opened(source);
    const run: Run = {
      progress: () => undefined,
      checkpoint: () => Promise.reject(new Cancelled()),
    };
    await expect(gazetteer.ensure(gazetteer.places.keys(), run)).rejects.toThrow(Cancelled);
    const begun = seen.reads;
    await new Promise((done) => setTimeout(done, 20));
    expect(seen.reads).toBe(begun);
    expect(begun).toBeLessThan(gazetteer.places.length);
  });
});
