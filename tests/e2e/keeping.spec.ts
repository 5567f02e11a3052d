import { AppPage, type MadeFile } from './app-page';
import { expect, test } from './fixtures';

test.use({ study: 'small' });

/** A list of its own that needs no gazetteer. */
const list: MadeFile = {
  name: 'own-list.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    `name,lat,lng\n${Array.from({ length: 30 }, (_, i) => `Firm ${i},35.${10 + i},139.5`).join('\n')}\n`,
  ),
};

test('two tabs have a study each, and a twin of a tab takes over or works on a copy', async ({
  app,
  page,
  context,
}) => {
  const k = app.m.keeping;
  const nameOf = (tab: AppPage) => tab.page.getByRole('textbox', { name: app.m.app.untitled });
  const rename = async (tab: AppPage, name: string) => {
    await nameOf(tab).fill(name);
    await nameOf(tab).press('Enter');
    await expect.poll(() => tab.kept()).toContain(`"name": "${name}"`);
  };
  await app.open();
  await rename(app, 'study A');

  // A further tab begins with the sample and a list of its own; neither writes over the other.
  const other = new AppPage(await context.newPage(), app.url);
  await other.open();
  await expect(other.button(k.proceed('study A'))).toBeVisible();
  await other.openTable(list);
  await other.confirm();
  await other.computed();
  await rename(other, 'study B');
  await rename(app, 'study A2');
  await expect(other.button(k.proceed('study A2'))).toBeVisible();
  await other.page.reload();
  await other.computed();
  await expect(nameOf(other)).toHaveValue('study B');
  await page.reload();
  await app.computed();
  await expect(nameOf(app)).toHaveValue('study A2');

  // The same study in both: the second says so, and takes it over as the first left it.
  await other.button(k.proceed('study A2')).click();
  await other.computed();
  await expect(other.page.getByRole('alert')).toContainText(k.elsewhere);
  await other.button(k.takeOver).click();
  await expect(page.getByRole('alert')).toContainText(k.elsewhere);
  await other.computed();
  await rename(other, 'study A3');
  // What is done in the first all the same is a study of its own.
  await rename(app, 'study A2, again');
  await expect(page.getByText(k.isCopy)).toBeVisible();
  await expect(other.button(k.proceed('study A2, again'))).toBeVisible();
  await expect(other.button(k.proceed('study B'))).toBeVisible();

  // The next visit, with no tab open, goes on with the newest.
  await page.close();
  await other.page.close();
  const next = new AppPage(await context.newPage(), app.url);
  await next.open();
  await expect(nameOf(next)).toHaveValue('study A2, again');
});

test('a page that is loaded anew right after a change has kept it', async ({ app, page }) => {
  await app.open();
  const name = page.getByRole('textbox', { name: app.m.app.untitled });
  for (const said of ['first', 'second', 'third']) {
    await name.fill(said);
    await name.press('Enter');
    await page.reload();
    await app.computed();
    await expect(name).toHaveValue(said);
  }
});

for (const [kind, break_] of [
  [
    'refuses',
    () =>
      void (IDBFactory.prototype.open = () => {
        throw new DOMException('no', 'SecurityError');
      }),
  ],
  [
    'never answers',
    () => void (IDBFactory.prototype.open = () => new EventTarget() as IDBOpenDBRequest),
  ],
] as const)
  test(`a browser whose database ${kind} opens the app, and says that nothing is kept`, async ({
    app,
    page,
  }) => {
    await page.addInitScript(break_);
    await app.open();
    const { off } = app.m.keeping;
    const why = kind === 'refuses' ? 'refused' : 'silent';
    await expect(page.getByRole('alert')).toContainText(off(why));
    await app.download(() =>
      page.getByRole('alert').getByRole('button', { name: app.m.app.save }).click(),
    );
  });

test('a study of a newer version stays as it is, is said, and can be saved', async ({
  app,
  page,
  context,
}) => {
  await app.open();
  await app.openStep('data');
  const name = page.getByRole('textbox', { name: app.m.app.untitled });
  await name.fill('from tomorrow');
  await name.press('Enter');
  await expect.poll(() => app.kept()).toContain('from tomorrow');
  const newer = (await app.kept()).replace('"shuseki_study": 1', '"shuseki_study": 99');
  await page.evaluate(
    (text) =>
      new Promise<void>((resolve) => {
        indexedDB.open('shuseki-study').onsuccess = ({ target }) => {
          const base = (target as IDBOpenDBRequest).result;
          const store = base.transaction('study', 'readwrite').objectStore('study');
          store.getAllKeys().onsuccess = ({ target: keys }) => {
            const found = (keys as IDBRequest<string[]>).result;
            store.put(
              text,
              found.find((key) => key.startsWith('text:'))!,
            );
          };
          store.transaction.oncomplete = () => {
            base.close();
            resolve();
          };
        };
      }),
    newer,
  );
  await page.close();
  const next = new AppPage(await context.newPage(), app.url);
  await next.open();
  const said = next.page
    .getByRole('alert')
    .filter({ hasText: app.m.keeping.unopened('from tomorrow') });
  await expect(said).toContainText('99');
  const file = await next.download(() =>
    said.getByRole('button', { name: app.m.keeping.saveFile }).click(),
  );
  expect(file.suggestedFilename()).toBe('from tomorrow.zip');
  expect(await next.kept()).toBe(newer);
});
