import { expect } from '@playwright/test';
import type { AppPage } from './app-page';
import { coloursIn, countNear } from './pixels';

/** The innovation overlay as a person meets it. */

export async function showOverlay(app: AppPage): Promise<void> {
  await app.openStep('innovation');
  await app.page
    .getByRole('checkbox', { name: app.m.settings['overlay.shown'], exact: true })
    .check();
}

/** Chooses a value of one of the overlay's lists, and waits until the map shows it. */
export async function choose(app: AppPage, label: string, value: string): Promise<void> {
  await app.page.getByLabel(label, { exact: true }).selectOption(value);
  await app.computed();
}

/** Leaves nothing on the map but the overlay, so that every pixel of it has a class's colour. */
export async function clearMap(app: AppPage): Promise<void> {
  await app.legend.getByText(app.m.app.map.layers, { exact: true }).click();
  for (const name of [app.m.app.map.clusters, app.m.app.map.institutions])
    await app.legend.getByRole('checkbox', { name }).uncheck();
}

/** Ranges of a class as the legend gives them; of one measure the second is everything. */
export interface LegendClass {
  readonly colour: string;
  readonly from: number;
  readonly to: number;
  readonly secondFrom: number;
  readonly secondTo: number;
}

export async function legendClasses(app: AppPage): Promise<LegendClass[]> {
  return app.legend.locator('[data-from]').evaluateAll((items) =>
    (items as HTMLElement[]).map(({ dataset }) => ({
      colour: dataset.colour!,
      from: Number(dataset.from),
      to: Number(dataset.to),
      secondFrom: Number(dataset.secondFrom ?? -Infinity),
      secondTo: Number(dataset.secondTo ?? Infinity),
    })),
  );
}

/** Files hold ten digits: a value on a limit may have been rounded down. */
const isIn = (value: number, from: number, to: number): boolean =>
  value >= from - 1e-9 * Math.abs(from) && value < to;

/** The colour that the legend gives to an area's values. Throws where it gives none. */
export function colourOf(classes: readonly LegendClass[], value: number, second = 0): string {
  const found = classes.find(
    ({ from, to, secondFrom, secondTo }) =>
      isIn(value, from, to) && isIn(second, secondFrom, secondTo),
  );
  if (!found) throw new Error(`no class holds ${value}, ${second}`);
  return found.colour;
}

export interface AreaFeature {
  readonly id: string;
  readonly properties: {
    readonly name: string | null;
    readonly unit: string;
    readonly firms: number | null;
    readonly n: number | null;
    readonly value: number | null;
    readonly second_value?: number | null;
    readonly suppressed: boolean;
    readonly mesh_code: string | null;
  };
  readonly geometry:
    | { readonly type: 'MultiPolygon'; readonly coordinates: [number, number][][][] }
    | { readonly type: 'Point'; readonly coordinates: [number, number] };
}

export async function exportedText(app: AppPage, ...names: string[]): Promise<string[]> {
  await app.openExports();
  const texts: string[] = [];
  for (const name of names) texts.push(await app.exported(name));
  await app.page.keyboard.press('Escape');
  await expect(app.dialog).toBeHidden();
  return texts;
}

export async function exportedAreas(app: AppPage): Promise<AreaFeature[]> {
  const [text] = await exportedText(app, 'areas.geojson');
  return (JSON.parse(text) as { features: AreaFeature[] }).features;
}

/** Moves the map to what the search finds first of this kind (in the page's words; '' for any). */
export async function goTo(app: AppPage, name: string, kind = ''): Promise<void> {
  await app.searchBox.fill(name);
  const options = app.page.getByRole('listbox').getByRole('option');
  await options.filter({ hasText: kind }).first().click();
  await app.page.keyboard.press('Escape');
}

/** Pixels of a colour around the middle of the map, CSS pixels across. */
export async function pixelsInMiddle(
  app: AppPage,
  wanted: string,
  across: number,
  tolerance: number,
): Promise<number> {
  const box = (await app.map.boundingBox())!;
  const middle = await app.middleOfMap();
  const clip = {
    x: box.x + middle.x - across / 2,
    y: box.y + middle.y - across / 2,
    width: across,
    height: across,
  };
  return countNear(await coloursIn(app.page, clip), wanted, tolerance);
}
