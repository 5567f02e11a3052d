import type { Locator } from '@playwright/test';
import { expect, test } from './fixtures';

test.use({ study: 'small' });

/** Twelve firms in one district, of every size, and two that cannot be judged. */
const PEOPLE = [3, 8, 12, 18, 20, 21, 60, 150, 300, '', '', 301];
const LIST = [
  '企業名,所在地,業種,従業員数,資本金',
  ...PEOPLE.map((people, i) => `松川${i}工業,福井県鯖江市,24,${people},${i === 11 ? 400 : ''}`),
].join('\n');

test('the study is about small and medium-sized enterprises', async ({ app, page }) => {
  const t = app.m.sizes;
  await app.open();
  const name = '令和七年度ものづくり企業実態調査結果一覧（公表用・最終版）.csv';
  await app.openTable({ name, mimeType: 'text/csv', buffer: Buffer.from(LIST) });
  await app.confirm();
  // A long name is cut, and pushes no button out of the panel.
  const rightOf = async (what: Locator) => {
    const box = (await what.boundingBox())!;
    return box.x + box.width;
  };
  const panel = page.getByRole('navigation', { name: app.m.app.menu });
  const replace = panel.getByText(app.m.steps.data.replace, { exact: true }).first();
  expect(await rightOf(replace)).toBeLessThan(await rightOf(panel));
  // 400 is no capital in yen.
  const unit = page.getByRole('region', { name: t.unitTitle('資本金') });
  await unit.getByRole('button', { name: t.units[1e6], exact: true }).click();
  await expect(page.getByText(t.unitSaid('資本金', t.units[1e6]))).toBeVisible();
  await page.getByText(t.title).click();
  const row = (name: string) =>
    page.getByRole('row').filter({ has: page.getByRole('rowheader', { name, exact: true }) });
  await expect(row(t.judgement.small)).toContainText('5');
  await expect(row(t.judgement.medium)).toContainText('4');
  await expect(row(t.judgement.large)).toContainText('1');
  await expect(row(t.judgement['no-size'])).toContainText('2');
  await page.getByRole('button', { name: t.withoutDoubtful(9) }).click();
  const chosen = t.chosen(t.filter('sme', 'out', false));
  await expect(page.getByText(chosen)).toBeVisible();
  await page.getByRole('button', { name: t.all }).click();
  await page.getByLabel(t.groups.small(5)).check();
  await page.getByRole('button', { name: t.withDoubtful(7) }).click();
  await expect(page.getByText(t.chosen(t.filter('small', 'in', false)))).toBeVisible();
});
