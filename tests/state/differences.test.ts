import { afterEach, expect, it, vi } from 'vitest';
import type { App } from '../../src/state/app.svelte';
import { COUNTS, surveyTables } from '../study/surveyed';
import { closePages, page, settled } from './made-app';
import { stubDatabase } from './made-browser';

afterEach(() => {
  closePages();
  vi.unstubAllGlobals();
});

/** Firms of each cluster on show; all of them have a value of the measure. */
function sizesOf({ findings }: App): number[] {
  const { clusterOf, clusterCount } = findings!.membership;
  const sizes = Array.from({ length: clusterCount }, () => 0);
  clusterOf.forEach((cluster) => cluster >= 0 && sizes[cluster]++);
  return sizes;
}

/** Until the differences are there; on the way they are those of the clusters on show or none. */
async function compared(app: App): Promise<readonly number[]> {
  const wrong: string[] = [];
  await vi.waitFor(
    () => {
      const [told, shown] = [
        app.evidence.differences && [...app.evidence.differences.n].join(),
        sizesOf(app).join(),
      ];
      if (told !== null && told !== shown) wrong.push(`${told} beside clusters of ${shown}`);
      expect(app.busy).toBeNull();
      expect(app.evidence.differences).not.toBeNull();
    },
    { timeout: 20_000, interval: 1 },
  );
  expect(wrong).toEqual([]);
  return [...app.evidence.differences!.n];
}

it('the clusters’ differences are never those of clusters that were on show before', async () => {
  vi.stubGlobal('navigator', {});
  stubDatabase();
  const app = page();
  for (const { kind, name, text } of surveyTables(COUNTS)) {
    await app.opening.open([new File([text], name)], kind);
    app.inputs.confirm();
    await settled(app);
  }
  app.changeClusters({ radiusKm: 2, minFirms: 8 });
  const before = await compared(app);
  app.changeClusters({ radiusKm: 2, minFirms: 31 });
  await vi.waitFor(() => expect(sizesOf(app)).not.toEqual(before), {
    timeout: 20_000,
    interval: 1,
  });
  const after = await compared(app);
  expect(after).not.toEqual(before);
});
