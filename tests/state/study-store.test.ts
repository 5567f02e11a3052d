import { describe, expect, it } from 'vitest';
import { StudyKeeper, type KeptStudy, type StudyStore } from '../../src/state/study-store';

/** A store in memory that writes down what it was asked; `fails` refuses the next writing. */
function memory() {
  const calls: string[] = [];
  let kept: KeptStudy | null = null;
  const store: StudyStore & { fails: boolean } = {
    fails: false,
    load: () => Promise.resolve(kept),
    async keep(text, files) {
      calls.push(`${text}${files ? ` with ${files.map(({ name }) => name).join()}` : ''}`);
      if (this.fails) throw new Error('no space');
      await Promise.resolve();
      kept = { text, files: files ?? kept?.files ?? [] };
    },
    async remove() {
      await Promise.resolve();
      calls.push('remove');
      kept = null;
    },
  };
  return { store, calls };
}

const rest = () => new Promise((resolve) => setTimeout(resolve, 20));
const file = (name: string) => new File(['x'], name);

describe('keeping the study in the browser', () => {
  it('writes the newest state once it rests, and the files only when they are others', async () => {
    const { store, calls } = memory();
    const keeper = new StudyKeeper(store, 5);
    const firms = file('firms.csv');
    for (const text of ['a', 'b', 'c']) keeper.save(text, [firms]);
    await rest();
    await keeper.written();
    keeper.save('d', [firms]);
    await rest();
    await keeper.written();
    keeper.save('e', [firms, file('links.csv')]);
    await rest();
    await keeper.written();
    expect(calls).toEqual(['c with firms.csv', 'd', 'e with firms.csv,links.csv']);
    const kept = await keeper.load();
    expect(kept?.text).toBe('e');
    expect(kept?.files.map(({ name }) => name)).toEqual(['firms.csv', 'links.csv']);
  });

  it('keeps nothing rather than a study beside files of another, and tries again', async () => {
    const { store, calls } = memory();
    const keeper = new StudyKeeper(store, 5);
    const firms = file('firms.csv');
    keeper.save('a', [firms]);
    await rest();
    store.fails = true;
    keeper.save('b', [file('other.csv')]);
    await rest();
    await keeper.written();
    expect(await keeper.load()).toBeNull();
    store.fails = false;
    keeper.save('c', [firms]);
    await rest();
    await keeper.written();
    expect(calls.at(-1)).toBe('c with firms.csv');
  });
});
