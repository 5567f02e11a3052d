import { describe, expect, it } from 'vitest';
import { SourceFeed } from '../../src/map/source-feed';

/** A feed whose tasks run when the test says so. */
function fed() {
  const said: string[] = [];
  const tasks = new Set<() => void>();
  const feed = new SourceFeed<string>(
    (source) => said.push(source),
    (act) => {
      tasks.add(act);
      return () => tasks.delete(act);
    },
  );
  const turn = (): void => {
    const [act] = tasks;
    tasks.delete(act);
    act();
  };
  return { feed, said, tasks, turn };
}

describe('the feed of the map’s sources', () => {
  it('does nothing in the task that asks, and one source in each task after it', () => {
    const { feed, said, tasks, turn } = fed();
    feed.add(['clusters', 'names']);
    expect(said).toEqual([]);
    expect(tasks.size).toBe(1);
    turn();
    expect(said).toEqual(['clusters']);
    turn();
    expect(said).toEqual(['clusters', 'names']);
    expect(tasks.size).toBe(0);
  });

  it('feeds a source once that is due twice, and again when it changes after that', () => {
    const { feed, said, turn } = fed();
    feed.add(['clusters', 'names']);
    feed.add(['names', 'lines']);
    turn();
    turn();
    feed.add(['clusters']);
    turn();
    turn();
    expect(said).toEqual(['clusters', 'names', 'lines', 'clusters']);
  });

  it('feeds all at once for a picture, and waits for nothing then', () => {
    const { feed, said, tasks } = fed();
    feed.add(['clusters', 'names']);
    feed.flush();
    expect(said).toEqual(['clusters', 'names']);
    expect(tasks.size).toBe(0);
  });

  it('forgets what is due when the map is gone', () => {
    const { feed, said, tasks, turn } = fed();
    feed.add(['clusters']);
    feed.clear();
    expect(tasks.size).toBe(0);
    feed.add(['names']);
    turn();
    expect(said).toEqual(['names']);
  });

  it('takes its turns from the page unless told otherwise', async () => {
    const said: string[] = [];
    const feed = new SourceFeed<string>((source) => said.push(source));
    feed.add(['clusters', 'names']);
    expect(said).toEqual([]);
    await expect.poll(() => said).toEqual(['clusters', 'names']);
  });
});
