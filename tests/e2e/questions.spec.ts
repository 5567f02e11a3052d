import { madeSheets } from '../tables/made-book';
import { expect, test } from './fixtures';
import { bytesFile, csvFile, latticeFirms, LATTICE_HEAD } from './made-files';

test.use({ study: 'small' });

const HEAD = [
  ...LATTICE_HEAD,
  '特許件数',
  '規模',
  '新製品への満足度',
  '問1 新製品の有無',
  '問4 新技術の入手先',
];
const DEGREES = ['不満', 'やや満足', '満足', '非常に満足'];
const FIRMS = latticeFirms(14, (i) =>
  i === 0 ? '試験製作所1（本社）' : i === 13 ? '試験製作所1 越前工場' : `試験製作所${i + 1}`,
).map((row, i) => [
  ...row.slice(0, 4),
  i === 13 ? '福井県越前市府中1-1' : row[4],
  i === 2 ? '数件' : i,
  i % 2 ? '10～20人' : '5人以下',
  DEGREES[i % 4],
  (i % 2) + 1,
  i % 3 ? '2' : '1;2',
]);
const BOOK = [
  ['変数', '設問（日本語）', '設問（英語）', 'コード', 'ラベル（日本語）', 'ラベル（英語）'],
  ['問1 新製品の有無', '製品イノベーション', 'Product innovation', 1, 'はい', 'Yes'],
  ['問1 新製品の有無', '', '', 2, 'いいえ', 'No'],
  ['問4 新技術の入手先', '新技術の入手先', 'Source', 1, '共同研究', 'Joint research'],
  ['問4 新技術の入手先', '', '', 2, '技術相談', 'Advice'],
];
const EVENTS = ['会社名,受賞日', '試験製作所2,2014-05-01', '試験製作所3,2016-05-01', ''].join('\n');

test('what a list leaves open is asked, and each answer is used at once', async ({ app, page }) => {
  await app.open();
  const { codes, steps, filters } = app.m;
  const book = madeSheets([
    { name: '一覧', rows: [HEAD, ...FIRMS] },
    { name: 'コード表', rows: BOOK },
  ]);
  await test.step('a code book on another sheet is told, and used if its box stays ticked', async () => {
    await app.openTable(bytesFile('survey.xlsx', book));
    const told = app.m.problems['code-book-sheet']({ sheet: 'コード表', columns: 2 }, {});
    await expect(app.dialog.getByText(told)).toBeVisible();
    const box = app.dialog.getByLabel(
      steps.data.useCodeBook('コード表', ['問1 新製品の有無', '問4 新技術の入手先']),
    );
    await expect(box).toBeChecked();
    await app.confirm();
    await app.computed();
  });

  await test.step('several sites of one firm', async () => {
    const question = page.getByRole('region', { name: codes.sitesTitle });
    await expect(question).toContainText(codes.sitesHint(1, 2));
    await question.getByRole('button', { name: codes.sitesOne }).click();
    await expect(question).toHaveCount(0);
    const bar = page.getByRole('region', { name: filters.title });
    await expect(bar).toContainText(filters.text({ kind: 'firms', ids: ['F14'], not: true }));
  });

  await test.step('words among numbers', async () => {
    const question = page.getByRole('region', { name: codes.wordsTitle('特許件数') });
    const take = question.getByRole('button', { name: codes.wordsTake });
    await question.getByLabel('特許件数: 数件').fill('いくつか');
    await expect(take).toBeDisabled();
    await question.getByLabel('特許件数: 数件').fill('3');
    await take.click();
    await expect(question).toHaveCount(0);
    await expect.poll(() => app.kept()).toContain('"number": 3');
  });

  await test.step('a ladder of words, its least step first', async () => {
    const question = page.getByRole('region', { name: codes.title('新製品への満足度') });
    const chosen = (word: string) => question.getByLabel(`${codes.means}: ${word}`);
    for (const [at, word] of DEGREES.entries())
      await expect(chosen(word)).toHaveValue(`step-${at + 1}`);
    // No two words are one step.
    await chosen('満足').selectOption({ label: codes.step(1) });
    await expect(question.getByRole('button', { name: codes.take })).toBeDisabled();
    await chosen('満足').selectOption({ label: codes.step(3) });
    await question.getByRole('button', { name: codes.take }).click();
    await expect(question).toHaveCount(0);
  });

  await test.step('answers of several in one cell, named as the code book does', async () => {
    const question = page.getByRole('region', { name: codes.severalTitle('Source') });
    await expect(question).toContainText('Joint research');
    await question.getByRole('button', { name: codes.splitThem }).click();
    await expect(question).toHaveCount(0);
    await app.computed();
    await app.openStep('innovation');
    const measure = page.getByLabel(app.m.settings.outcome, { exact: true });
    await expect(measure.getByRole('option')).toContainText([
      ...['特許件数', '新製品への満足度', 'Product innovation'],
      ...['Source: Joint research', 'Source: Advice'],
    ]);
  });

  await test.step('filters read what follows from columns', async () => {
    await app.openTableDrawer('firms');
    await page.getByRole('button', { name: filters.add, exact: true }).click();
    const by = app.dialog.getByLabel(filters.by, { exact: true });
    await by.selectOption({ label: '規模 (upper bound)' });
    await by.selectOption({ label: 'Source: Joint research' });
    await app.dialog.getByLabel('yes', { exact: true }).check();
    await app.dialog.getByRole('button', { name: filters.apply }).click();
    const bar = page.getByRole('region', { name: filters.title });
    await expect(bar).toContainText('Source: Joint research: yes');
    await expect(bar).toContainText(filters.shown(5, 14));
  });

  await test.step('events can be limited to a period', async () => {
    await app.openTable(csvFile('awards.csv', EVENTS), 'outcomes');
    await app.confirm();
    await app.computed();
    await app.openStep('innovation');
    const period = page.getByRole('group', { name: steps.innovation.period });
    await period.getByLabel(steps.innovation.periodFrom, { exact: true }).fill('昨年');
    await period.getByLabel(steps.innovation.periodFrom, { exact: true }).press('Tab');
    await expect(period.getByRole('status')).toHaveText(filters.notADate);
    await period.getByLabel(steps.innovation.periodFrom, { exact: true }).fill('2015');
    await period.getByLabel(steps.innovation.periodFrom, { exact: true }).press('Tab');
    const facts = { rows: 1, from: '2015', to: '', outside: 1, undated: 0 };
    await expect(period).toContainText(app.m.problems['events-period'](facts, {}));
    await expect.poll(() => app.kept()).toContain('"eventPeriod"');
  });

  await test.step('the other language names measures, answers and filters in it', async () => {
    await page.getByRole('button', { name: '日本語' }).click();
    app.language = 'ja';
    const bar = page.getByRole('region', { name: app.m.filters.title });
    await expect(bar).toContainText('新技術の入手先: 共同研究がはい');
    const measure = page.getByLabel(app.m.settings.outcome, { exact: true });
    await expect(measure.getByRole('option').nth(2)).toHaveText('製品イノベーション');
  });
});
