import { expect, test } from './fixtures';
import { csvFile, csvText, latticeFirms, LATTICE_HEAD } from './made-files';

test.use({ study: 'small' });

const FIRMS = csvFile(
  'a.csv',
  csvText([LATTICE_HEAD, ...latticeFirms(30, (i) => `見本${i + 1}工業`)]),
);
const TIES = csvFile(
  'b.csv',
  csvText([
    ['企業ID', '連携機関', '年間交流回数'],
    ['F1', '福井大学', 3],
    ['F1', '金沢大学', 1],
    ['F2', '福井大学', 2],
  ]),
);
const PATENTS = csvFile(
  'c.csv',
  csvText([
    ['出願人', '発明の名称', '出願日'],
    ['見本1工業', '蝶番', '2020-01-01'],
    ['見本1工業', '眼鏡枠', '2020-02-01'],
  ]),
);

test('firms, ties and patents dropped together: their parts are shown, and one press opens all', async ({
  app,
  page,
}) => {
  await app.open();
  const t = app.m.together;
  await app.drop(PATENTS, TIES, FIRMS);
  const part = (file: string) => app.dialog.getByRole('combobox', { name: t.partOf(file) });
  await expect(part('a.csv')).toHaveValue('firms');
  await expect(part('b.csv')).toHaveValue('links');
  await expect(part('c.csv')).toHaveValue('outcomes');
  await part('c.csv').selectOption('firms');
  await expect(app.dialog.getByRole('button', { name: t.open })).toBeDisabled();
  await part('c.csv').selectOption('outcomes');
  await app.dialog.getByRole('button', { name: t.open }).click();
  await expect(app.dialog).toBeHidden();
  await app.computed();
  await expect(app.stepHead('data')).toContainText('30');
  await app.openStep('data');
  for (const name of ['a.csv', 'b.csv', 'c.csv'])
    await expect(page.getByText(new RegExp(`^${name} · `))).toBeVisible();
});

test('cells that are pasted open as a table, but not what is pasted into a field', async ({
  app,
  page,
}) => {
  await app.open();
  const paste = (selector: string, text: string) =>
    page.locator(selector).evaluate((node, said) => {
      const data = new DataTransfer();
      data.setData('text/plain', said);
      node.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
    }, text);
  const cells = latticeFirms(12, (i) => `貼付${i + 1}`).map((row) => row.join('\t'));
  const text = [LATTICE_HEAD.join('\t'), ...cells].join('\r\n');
  await paste('header input >> nth=0', text);
  await expect(app.dialog).toBeHidden();
  await paste('body', text);
  await expect(app.dialog.getByRole('cell', { name: '貼付1', exact: true })).toBeVisible();
  await app.confirm();
  await app.computed();
  await expect(app.stepHead('data')).toContainText('12');
  await page.reload();
  await app.computed();
  await expect(app.stepHead('data')).toContainText('12');
});
