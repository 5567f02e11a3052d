import { expect, test } from './fixtures';

test.use({ study: 'small' });

test('a cluster’s card says each step of its path, and where the chain breaks', async ({
  app,
  page,
}) => {
  await app.open();
  await app.searchBox.pressSequentially('Sabae');
  await page.getByRole('option', { name: new RegExp(`Sabae.*${app.m.words.cluster}`) }).click();
  const t = app.m.looking.path;
  await expect(app.inspector.getByRole('heading', { name: t.title })).toBeVisible();
  const steps = app.inspector.getByRole('listitem').filter({ hasText: /: (weak|middling|strong)/ });
  await expect(steps).toHaveText([
    new RegExp(t.step.agglomeration),
    new RegExp(t.step.institutions),
    new RegExp(t.step.ties),
    new RegExp(t.step.innovation),
  ]);
  const texts = await steps.allInnerTexts();
  const broken = texts.findIndex((text) => text.includes(`: ${t.level.weak}`));
  const names = Object.values(t.step);
  await expect(app.inspector).toContainText(broken < 0 ? t.whole : t.breaks(names[broken]));
});
