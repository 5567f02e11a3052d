import { latticeFirms } from './made-files';
import { expect, test } from './fixtures';
import type { MadeFile } from './app-page';

test.use({ study: 'small' });

/** 60 firms in lattices near Sabae and 30 to their north, with patents and employees. */
function patents(): MadeFile {
  const dense = latticeFirms(60, (i) => `工業${i}`);
  const rows = Array.from({ length: 90 }, (_, i) => {
    const [id, name, lat, lng] =
      i < 60
        ? dense[i]
        : [
            `S${i}`,
            `遠隔${i}`,
            (36.3 + (i - 60) * 0.05).toFixed(4),
            (136.4 + (i % 7) * 0.1).toFixed(4),
          ];
    const town = ['福井県鯖江市', '福井県越前市', '福井県福井市'][i % 3];
    return [id, name, town, lat, lng, 4 + ((i * 7) % 40), (i * 5) % (i < 60 ? 7 : 4)].join(',');
  });
  const text = `企業ID,会社名,住所,緯度,経度,従業員数,特許件数\n${rows.join('\n')}\n`;
  return { name: 'patents.csv', mimeType: 'text/csv', buffer: Buffer.from(text) };
}

test('position errors are told beside the comparison', async ({ app, page }) => {
  await app.open();
  await app.openTable(patents());
  await app.confirm();
  await app.computed();
  await app.openStep('evidence');
  const { positions } = app.m;
  const panel = page.getByRole('region', { name: positions.title });
  await panel.getByRole('button', { name: positions.button }).click();
  await expect(panel).toContainText('over 200 redraws');
  await expect(panel).toContainText(positions.twice);
  await expect(panel.getByRole('row')).not.toHaveCount(0);
  await expect(panel.getByRole('table')).toContainText(positions.difference);
});
