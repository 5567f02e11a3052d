import type { Page } from '@playwright/test';
import { HOSTILE, KINDS, TRACE } from '../hostile/texts';
import {
  firmName,
  hostileFirms,
  hostileInstitutions,
  hostileLinks,
  institutionName,
  MEASURE,
} from '../hostile/study';
import { STEPS } from './app-page';
import { expect, test } from './fixtures';
import { bytesFile } from './made-files';

test.use({ study: 'small' });

/** Nothing of a text was run or became an element, and no prototype was changed. */
async function expectText(page: Page): Promise<void> {
  const found = await page.evaluate(
    (trace) => ({
      ran: trace in globalThis,
      elements: document.querySelectorAll(
        '[data-hostile],[onerror],[onload],[onmouseover],img[src=x]',
      ).length,
      polluted: Object.keys({}).length + Object.keys(Object.prototype).length,
      addresses: [...document.querySelectorAll('a')].filter(({ href }) =>
        /^(javascript|data):/.test(href),
      ).length,
    }),
    TRACE,
  );
  expect(found).toEqual({ ran: false, elements: 0, polluted: 0, addresses: 0 });
}

test('every hostile text, through every step, table, card and file of the page, is text', async ({
  app,
  page,
}) => {
  let dialogs = 0;
  page.on('dialog', (dialog) => {
    dialogs++;
    void dialog.dismiss();
  });
  await app.open();
  const file = (name: string, text: string) => bytesFile(name, Buffer.from(text));
  await app.openTable(file(`firms ${'<b data-hostile>'.repeat(3)}.geojson`, hostileFirms()));
  await expect(app.dialog.getByRole('table').first()).toBeVisible();
  await expectText(page);
  const { roleOf } = app.m.steps.data;
  await app.dialog
    .getByRole('combobox', { name: roleOf(MEASURE), exact: true })
    .selectOption('outcome');
  await app.confirm();
  await app.computed();
  await app.openTable(file('institutions.geojson', hostileInstitutions()), 'institutions');
  await app.confirm();
  await app.computed();
  await app.openTable(file('links.geojson', hostileLinks()), 'links');
  await app.confirm();
  await app.computed();

  const name = page.getByRole('textbox', { name: app.m.app.untitled });
  await name.fill(`${HOSTILE['script tag']} ${HOSTILE['parent folder']}`);
  await name.press('Enter');
  expect(await page.title()).toContain(HOSTILE['script tag']);
  for (const step of STEPS) {
    await app.openStep(step);
    await app.computed();
    await expectText(page);
  }

  for (const language of ['en', 'ja'] as const) {
    if (language === 'ja') {
      await app.button(app.m.app.otherLanguage).click();
      app.language = 'ja';
    }
    for (const table of ['firms', 'clusters', 'institutions'] as const) {
      const rows = await app.openTableDrawer(table);
      await expect(rows.getByRole('row').nth(1)).toBeVisible();
      await expectText(page);
    }
    await app.openTableDrawer('firms');
    for (const kind of ['image tag', 'template braces', 'xml', 'prototype', 'right to left']) {
      await app.searchBox.fill(firmName(kind, 0));
      const hit = page.getByRole('listbox').getByRole('option').first();
      await expect(hit).toBeVisible();
      await hit.click();
      await expect(app.inspector).toBeVisible();
      await expectText(page);
    }
    await app.searchBox.fill(institutionName('svg tag'));
    await page.getByRole('listbox').getByRole('option').first().click();
    await expect(app.inspector).toContainText('<svg/onload=');
    await expectText(page);
  }

  await app.openExports();
  const geojson = JSON.parse(await app.exported('firms.geojson')) as {
    features: { properties: { name: string } }[];
  };
  const names = new Set(geojson.features.map(({ properties }) => properties.name));
  for (const kind of KINDS)
    expect(names.has(Buffer.from(firmName(kind, 0)).toString()), kind).toBe(true);
  const report = await app.exported('report.html');
  expect(report).not.toMatch(/<(img|script)\b|<[^>]*\s(data-hostile|onerror|onload)/);
  expect(await app.exported('findings.json')).toContain(JSON.stringify(MEASURE).slice(1, -1));
  const saved = await app.download(() =>
    app.dialog.getByRole('button', { name: `${app.m.app.exports.download} .shuseki` }).click(),
  );
  expect(saved.suggestedFilename()).not.toMatch(/[\\/<>]/);
  await expectText(page);
  expect(dialogs).toBe(0);
});
