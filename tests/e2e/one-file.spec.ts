import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';

test.use({ study: 'small' });

test('a study saved as one file opens by drop in a fresh browser, and says what a study.json lacks', async ({
  app,
  freshApp,
  page,
}) => {
  await app.open();
  await app.openStep('clusters');
  // Far enough that the fresh app, which opens with the radius that the data give, says something else.
  const asFound = await app.stepHead('clusters').innerText();
  await app.radius.focus();
  await page.keyboard.press('End');
  await app.changed(asFound);
  await app.computed();
  // What they say, however it is broken into lines.
  const heads = async (of = app) =>
    Promise.all(
      (['data', 'clusters', 'linkage'] as const).map(async (step) =>
        (await of.stepHead(step).innerText()).replaceAll(/\s+/g, ' ').replaceAll(' :', ':'),
      ),
    );
  const before = await heads();
  const saved = await app.download(() => app.button(app.m.app.save).click());
  expect(saved.suggestedFilename()).toMatch(/\.shuseki$/);
  const file = {
    name: 'carried.shuseki',
    mimeType: 'application/octet-stream',
    buffer: await readFile(await saved.path()),
  };

  await freshApp.open();
  expect(await heads(freshApp)).not.toEqual(before);
  await freshApp.drop({ ...file, buffer: file.buffer.subarray(0, 2000) });
  await expect(freshApp.page.getByRole('alert')).toContainText('cut short');
  await freshApp.drop(file);
  await expect.poll(() => heads(freshApp)).toEqual(before);
});
