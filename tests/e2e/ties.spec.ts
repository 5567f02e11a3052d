import { expect, test } from './fixtures';
import { csvFile, csvText, latticeFirms, LATTICE_HEAD } from './made-files';
import { coloursIn, countNear } from './pixels';

test.use({ study: 'small' });

const COUNT = 20;

/** Each firm with a parent in Toyota or Osaka and with a main institution. */
function tiedFirms(): (string | number)[][] {
  const rows = latticeFirms(COUNT, (i) => `試験製作所${i + 1}`);
  return [
    [...LATTICE_HEAD, '親会社名', '親会社所在地', '主な連携先', '相談回数'],
    ...rows.map((row, i) => [
      ...row,
      i % 4 === 3 ? '' : i % 2 ? '大手電機株式会社' : '㈱大手自動車',
      i % 4 === 3 ? '' : i % 2 ? '大阪府大阪市中央区' : '愛知県豊田市',
      i < 10 ? '福井大学' : '',
      i < 10 ? i + 1 : '',
    ]),
  ];
}

const LINKS = [
  ['企業ID', '連携先', '年間交流回数', '内容', '年度'],
  ['F1', '福井大学', 12, '共同研究', '2006'],
  ['F2', '福井大字', 4, '技術相談', '2007'],
  ['F3', '福井大字', 6, '技術相談', '2007'],
  ['F4', '国立福井太学', 2, '共同研究', '2007'],
  ['F5', 'どこか', 1, '共同研究', '2007'],
];

test(
  'ties to misspelt institutions are reviewed, and parent firms have lines of their own',
  { tag: '@map' },
  async ({ app, page }) => {
    await app.open();
    const t = app.m.ties;
    await app.openTable(csvFile('firms.csv', csvText(tiedFirms())));
    for (const [column, role] of [
      ['所在地', 'address'],
      ['親会社名', 'parent'],
      ['親会社所在地', 'parent_address'],
      ['主な連携先', 'main_institution'],
      ['相談回数', 'main_frequency'],
    ])
      await expect(
        app.dialog.getByRole('combobox', { name: app.m.steps.data.roleOf(column), exact: true }),
      ).toHaveValue(role);
    await app.confirm();
    await app.computed();

    // Without a table of ties the firms' own columns make them.
    await app.openStep('linkage');
    await expect(page.getByText(app.m.steps.linkage.tiesAnswer(10, 10))).toBeVisible();

    await app.openTable(csvFile('links.csv', csvText(LINKS)), 'links');
    await app.confirm();
    await app.computed();
    await app.openStep('linkage');
    await expect(page.getByText(app.m.steps.linkage.tiesAnswer(1, 1))).toBeVisible();

    await app.button(t.review.open).first().click();
    await expect(app.dialog.getByText(t.review.counts(4, 0, 0))).toBeVisible();
    const meaning = (text: string) =>
      app.dialog.getByRole('combobox', { name: t.review.meaningOf(text), exact: true });
    await expect(meaning('福井大字').locator('option').nth(1)).toContainText('Fukui');
    await meaning('福井大字').selectOption({ index: 1 });
    await expect(app.dialog.getByText(t.review.ties(3))).toBeVisible();
    await meaning('どこか').selectOption('out');
    const other = app.dialog.getByRole('textbox', { name: t.review.otherFor('国立福井太学') });
    await other.fill('誰でもない');
    await other.press('Enter');
    await expect(app.dialog.getByText(t.review.notFound)).toBeVisible();
    await other.fill('福井大学');
    await other.press('Enter');
    await expect(app.dialog.getByText(t.review.counts(0, 3, 1))).toBeVisible();
    await expect(app.dialog.getByText(t.review.ties(4))).toBeVisible();
    await app.dialog.getByRole('button', { name: app.m.app.close }).last().click();
    await expect(page.getByText(app.m.steps.linkage.tiesAnswer(4, 4))).toBeVisible();

    // Each choice is one step of undo.
    await app.button(app.m.app.undo).click();
    await expect(page.getByText(app.m.steps.linkage.tiesAnswer(3, 3))).toBeVisible();
    await app.button(app.m.app.redo).click();
    await expect(page.getByText(app.m.steps.linkage.tiesAnswer(4, 4))).toBeVisible();

    // Years and kinds of contact.
    await page.getByText(app.m.linkage.title).click();
    const from = page.getByRole('spinbutton', { name: app.m.settings['linkage.years'] });
    await from.fill('2007');
    await from.press('Enter');
    await expect(page.getByText(t.yearsLeft(1))).toBeVisible();

    // The lines to the parents: on the map, in the legend, and away with their layer.
    const colour = (await app.legend
      .locator('[data-layer="parents"]')
      .getAttribute('data-colour'))!;
    await expect(app.legend.locator('[data-layer="parents"]')).toHaveAttribute('data-count', '15');
    const box = (await app.map.boundingBox())!;
    const middle = await app.middleOfMap();
    // Away from the legend, which shows the same colour.
    const clip = { x: box.x + middle.x - 150, y: box.y + middle.y - 150, width: 300, height: 300 };
    const drawn = async () => countNear(await coloursIn(page, clip), colour);
    await expect.poll(drawn).toBeGreaterThan(20);
    await app.legend.getByText(app.m.app.map.layers).click();
    const toggle = app.legend.getByRole('checkbox', { name: t.parents.layer });
    await toggle.uncheck();
    await expect(app.legend.locator('[data-layer="parents"]')).toHaveCount(0);
    await expect.poll(drawn).toBeLessThan(5);
    await toggle.check();

    const table = await app.openTableDrawer('firms');
    await table.getByRole('row').nth(1).getByRole('button').first().click();
    await expect(app.inspector).toContainText('㈱大手自動車');
    await expect(app.inspector).toContainText(app.m.words.level.municipality);

    await app.openExports();
    const lines = JSON.parse(await app.exported('parents.geojson')) as {
      features: { properties: { parent_name: string; parent_km: number } }[];
    };
    expect(lines.features).toHaveLength(15);
    expect(lines.features[0].properties.parent_km).toBeGreaterThan(90);
    expect(JSON.parse(await app.exported('study.json'))).toMatchObject({
      linkFixes: [
        { end: 'institution', text: '福井大字' },
        { end: 'institution', text: 'どこか', id: null },
        { end: 'institution', text: '国立福井太学' },
      ],
      settings: { linkage: { years: [2007, 2100] } },
    });
  },
);
