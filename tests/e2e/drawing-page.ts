import type { Locator } from '@playwright/test';
import type { AppPage, MadeFile } from './app-page';
import { expect } from './fixtures';

/** Corners on the map as shares of its width and height, clear of everything that lies over it. */
export const AROUND: readonly (readonly [number, number])[] = [
  [0.3, 0.3],
  [0.62, 0.3],
  [0.62, 0.85],
  [0.3, 0.85],
];

export function bar(app: AppPage): Locator {
  return app.page.getByRole('group', { name: app.m.drawing.bar });
}

export const tool = (app: AppPage, name: keyof AppPage['m']['drawing']['tool']) =>
  bar(app).getByRole('button', { name: app.m.drawing.tool[name], exact: true });

/** Brings Tsubame and Sanjo, two neighbouring cities, into the middle of the view: the legend is folded, so that nothing is beside them. */
export async function goToTsubame(app: AppPage): Promise<void> {
  await app.legend.getByRole('heading').getByRole('button').click();
  const before = await app.scale.textContent();
  await app.searchBox.fill('燕市');
  await app.page
    .getByRole('option', { name: /燕市|Tsubame/ })
    .filter({ hasText: app.m.words.municipality })
    .first()
    .click();
  await expect(app.scale).not.toHaveText(before!);
  await app.button(app.m.app.map.zoomOut).click();
  await still(app.map);
}

/** Waits until the map has stopped moving. */
export async function still(map: Locator): Promise<void> {
  let last = '';
  await expect
    .poll(
      async () => {
        const now = (await map.screenshot()).toString('base64');
        const same = now === last;
        last = now;
        return same;
      },
      { intervals: [300] },
    )
    .toBe(true);
}

export async function at(app: AppPage, [x, y]: readonly [number, number]) {
  const box = (await app.map.boundingBox())!;
  return { x: box.x + box.width * x, y: box.y + box.height * y };
}

export async function clickAt(app: AppPage, place: readonly [number, number]): Promise<void> {
  const { x, y } = await at(app, place);
  await app.page.mouse.move(x, y, { steps: 3 });
  await app.page.mouse.click(x, y);
}

export async function drag(
  app: AppPage,
  from: readonly [number, number],
  to: readonly [number, number],
) {
  const { mouse } = app.page;
  const [start, end] = [await at(app, from), await at(app, to)];
  await mouse.move(start.x, start.y, { steps: 3 });
  await mouse.down();
  await mouse.move((start.x + end.x) / 2, (start.y + end.y) / 2, { steps: 6 });
  await mouse.move(end.x, end.y, { steps: 6 });
  await mouse.up();
}

/** Draws a polygon with the mouse and closes it on its first corner. */
export async function drawPolygon(app: AppPage, corners = AROUND): Promise<void> {
  for (const corner of corners) await clickAt(app, corner);
  await clickAt(app, corners[0]);
}

export async function startDrawing(app: AppPage): Promise<void> {
  await app.openStep('clusters');
  await app.button(app.m.drawing.start).click();
  await expect(bar(app)).toBeVisible();
}

export const firmsSelected = async (app: AppPage): Promise<number> => {
  const text = await bar(app)
    .getByText(/ firms?, .*km²/)
    .innerText();
  return Number(/([\d,]+) firms?,/.exec(text)![1].replaceAll(',', ''));
};

export function polygonFile(name: string, ...rings: (readonly [number, number])[][]): MadeFile {
  const features = rings.map((ring, i) => ({
    type: 'Feature',
    properties: { name: `境界${i + 1}` },
    geometry: { type: 'Polygon', coordinates: [ring] },
  }));
  return {
    name,
    mimeType: 'application/geo+json',
    buffer: Buffer.from(JSON.stringify({ type: 'FeatureCollection', features })),
  };
}
