import { expect, test } from './fixtures';
import { csvFile, latticeFirms } from './made-files';

/** 60 firms in two lattices and 30 apart, of which 58 answered; those that did not have an empty answer or 0. */
function asked() {
  const dense = latticeFirms(60, (i) => `工業${i}`);
  const rows = Array.from({ length: 90 }, (_, i) => {
    const apart = [(33 + (i % 5) * 0.3).toFixed(4), (134 + Math.floor(i / 5) * 0.3).toFixed(4)];
    const [id, name, lat, lng] = i < 60 ? dense[i] : [`S${i}`, `遠隔${i}`, ...apart];
    const one = (i * 13) % 20 < 13;
    const cells = one
      ? [1, i % 3 === 0 ? '督促後' : '督促前', (i * 5) % 7]
      : [0, '', i % 2 ? 0 : ''];
    return [id, name, '福井県鯖江市', lat, lng, 4 + ((i * 7) % 40), ...cells].join(',');
  });
  const head = '企業ID,会社名,住所,緯度,経度,従業員数,回収,回収波,新製品数';
  return csvFile('asked.csv', `${head}\n${rows.join('\n')}\n`);
}

test('step 5 shows who answered, and weighs the comparison by it', async ({ app, page }) => {
  await app.open();
  await app.openTable(asked());
  await app.confirm();
  await app.computed();
  await app.openStep('evidence');
  const { response, evidence } = app.m;
  const panel = page.getByRole('region', { name: response.title });
  await expect(panel).toContainText('58 of 90 firms that were asked answered');
  await expect(panel).toContainText(/Early: 督促前/);
  const table = response.table(response.trait('size'));
  await panel.getByText(table).first().click();
  await expect(panel.getByRole('table', { name: table })).toBeVisible();

  const verdict = page.getByText(/firms inside clusters average/);
  await expect(verdict).not.toContainText('…');
  await expect(verdict).not.toContainText('survey weights');
  await panel.getByLabel(response.weights.title).selectOption('rake');
  await expect(verdict).toContainText('by the survey weights');
  await expect(panel.getByText(/Raked to the margins.*Converged after/)).toBeVisible();
  await expect(page.getByText(evidence.weights.scope)).toBeVisible();
  // The choice is part of the study, and can be taken back.
  await app.button(app.m.app.undo).click();
  await expect(verdict).not.toContainText('survey weights');
});
