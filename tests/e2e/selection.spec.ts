import { expect, test } from './fixtures';

test.use({ study: 'small' });

test(
  'a cluster that is searched for stands in the inspector and on the map, from afar as a circle that selects it',
  { tag: '@map' },
  async ({ app, page }) => {
    await app.open();
    await app.searchBox.pressSequentially('Sabae');
    await page.getByRole('option', { name: new RegExp(`Sabae.*${app.m.words.cluster}`) }).click();
    await expect(app.inspector.getByRole('heading', { name: /Sabae/ })).toBeVisible();
    await expect(app.inspector).toContainText(app.m.words.density);
    // A cluster is some kilometres wide; all of Japan has a scale bar of hundreds.
    await expect(app.scale).toHaveText(/^(\d|[12]\d)\skm$/);
    await expect(app.searchBox).toHaveValue('');

    // From afar its firms lie under its circle, which is what a click means.
    await app.openStep('clusters');
    const { x, y } = await app.middleOfMap();
    const box = (await app.map.boundingBox())!;
    await app.inspector.getByRole('button', { name: app.m.app.close, exact: true }).click();
    await page.mouse.move(box.x + x, box.y + y);
    await expect(async () => {
      await page.mouse.wheel(0, 400);
      await expect(app.scale).toHaveText(/^(50|100)\skm$/, { timeout: 1000 });
    }).toPass();
    await expect(app.legend.locator('[data-layer=clusterSymbols]')).toBeVisible();
    await expect(async () => {
      await app.map.click({ position: { x, y } });
      await expect(app.inspector).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(app.inspector.getByRole('heading', { name: /Sabae/ })).toBeVisible();
  },
);

test('search works by keyboard alone and in half-width and full-width letters', async ({
  app,
  page,
}) => {
  await app.open();
  await app.searchBox.focus();
  await page.keyboard.type('Ｓ0142');
  await expect(page.getByRole('option').first()).toContainText('0142');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await expect(app.inspector.getByRole('heading')).toContainText('0142');
});

test(
  'a municipality that is searched for moves the map',
  { tag: '@map' },
  async ({ app, page }) => {
    await app.open();
    await app.searchBox.pressSequentially('鯖江市');
    await page.getByRole('option', { name: new RegExp(app.m.words.municipality) }).click();
    await expect(app.scale).toHaveText(/^(\d|[12]\d)\skm$/);
    await expect(app.inspector).toHaveCount(0);
  },
);

test(
  'a row of the table is selected everywhere, a click on the map selects what lies there; shift adds; escape clears',
  { tag: '@map' },
  async ({ app, page }) => {
    await app.open();
    const { m } = app;
    const table = await app.openTableDrawer('firms');
    const cell = (row: number) => table.getByRole('row').nth(row).getByRole('button');
    const name = await cell(1).innerText();
    await cell(1).click();
    await expect(app.inspector.getByRole('heading', { name })).toBeVisible();
    await expect(app.scale).toHaveText(/^(\d|[12]\d)\skm$/);

    // The firm was brought to the middle of what is free of panels.
    const middle = await app.middleOfMap();
    await app.inspector.getByRole('button', { name: m.app.close, exact: true }).click();
    await expect(app.inspector).toHaveCount(0);
    await expect(async () => {
      await app.map.click({ position: middle });
      await expect(app.inspector).toBeVisible({ timeout: 1000 });
    }).toPass();
    await expect(app.inspector.getByRole('heading', { name })).toBeVisible();

    await cell(2).click({ modifiers: ['ControlOrMeta'] });
    await cell(3).click({ modifiers: ['ControlOrMeta'] });
    await expect(app.inspector.getByRole('heading')).toHaveText(m.app.inspector.firms(3));
    await cell(2).click({ modifiers: ['ControlOrMeta'] });
    await expect(app.inspector.getByRole('heading')).toHaveText(m.app.inspector.firms(2));
    await page.getByRole('checkbox', { name: m.app.table.onlySelected }).check();
    await expect(page.getByText(m.app.table.rows(2, 300))).toBeVisible();

    await page.keyboard.press('Escape');
    await expect(app.inspector).toHaveCount(0);
    await expect(page.getByText(m.app.table.rows(0, 300))).toBeVisible();
  },
);

test('the table is sorted and filtered', async ({ app, page }) => {
  await app.open();
  const { m } = app;
  const table = await app.openTableDrawer('clusters');
  const count = await app.clusterCount();
  await expect(page.getByText(m.app.table.rows(count, count))).toBeVisible();
  const sort = table.getByRole('button', {
    name: m.app.table.sortBy(m.app.table.columns.firms),
    exact: true,
  });
  const firms = async () => {
    const texts = await table
      .getByRole('row')
      .locator('css=[role=cell]:nth-child(2)')
      .allInnerTexts();
    return texts.map((text) => Number(text.replaceAll(',', '')));
  };
  await sort.click();
  await expect
    .poll(async () => {
      const shown = await firms();
      return shown.length > 3 && shown.every((value, i) => i === 0 || value >= shown[i - 1]);
    })
    .toBe(true);
  await sort.click();
  await expect
    .poll(async () => {
      const shown = await firms();
      return shown.length > 3 && shown.every((value, i) => i === 0 || value <= shown[i - 1]);
    })
    .toBe(true);
  await page.getByRole('searchbox', { name: m.app.table.filterLabel }).fill('Sabae');
  await expect(table.getByRole('row').nth(1)).toContainText('Sabae');
  await page.getByRole('searchbox', { name: m.app.table.filterLabel }).fill('no such cluster');
  await expect(page.getByText(m.app.table.empty)).toBeVisible();
});

test('a cluster can be given a name, which undo takes back', async ({ app, page }) => {
  await app.open();
  await app.openStep('clusters');
  await app.searchBox.pressSequentially('Sabae');
  await page.getByRole('option', { name: new RegExp(`Sabae.*${app.m.words.cluster}`) }).click();
  const t = app.m.app.inspector;
  await app.inspector.getByRole('button', { name: t.rename }).click();
  await app.inspector.getByRole('textbox', { name: t.name }).fill('めがねのまち');
  await page.keyboard.press('Enter');
  await expect(app.inspector.getByRole('heading', { name: 'めがねのまち' })).toBeVisible();
  await app.button(app.m.app.undo).click();
  await expect(app.inspector.getByRole('heading', { name: /Sabae/ })).toBeVisible();
});
