import { readFile } from 'node:fs/promises';
import { expect, test } from './fixtures';

test.use({ study: 'small' });

test('a study saved as one file opens by drop in a fresh browser, and says what a study.json lacks', async ({
  app,
  page,
}) => {
  await app.open();
  await app.openStep('clusters');
  await app.radius.focus();
  await page.keyboard.press('ArrowRight');
  await app.computed();
  // What they say, however it is broken into lines.
  const heads = async () =>
    Promise.all(
      (['data', 'clusters', 'linkage'] as const).map(async (step) =>
        (await app.stepHead(step).innerText()).replaceAll(/\s+/g, ' ').replaceAll(' :', ':'),
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

  await page.evaluate(async () => {
    for (const { name } of await indexedDB.databases()) indexedDB.deleteDatabase(name!);
  });
  await app.open();
  expect(await heads()).not.toEqual(before);
  await app.drop({ ...file, buffer: file.buffer.subarray(0, 2000) });
  await expect(page.getByRole('alert')).toContainText('cut short');
  await app.drop(file);
  await expect.poll(heads).toEqual(before);
});
