import { describe, expect, it } from 'vitest';
import { inventedFirms, writeGazetteer } from './invented';
import { Folder, shuseki } from './terminal';

const folder = new Folder();
const gazetteer = writeGazetteer(folder.at('gazetteer'));
/** The invented firms as their city's own register has them. */
const rows = inventedFirms(24).replaceAll('福井県鯖江市', '');
const titled = folder.write('list.csv', `鯖江市\u3000企業台帳（令和7年度）,,,\n\n${rows}`);
const bare = folder.write('bare.csv', rows);
const ENGLISH = ['--language', 'en'];

describe('a register of one city whose addresses leave the city out', () => {
  const located = (out: string) =>
    folder
      .read(out)
      .trim()
      .split('\n')
      .slice(1)
      .filter((row) => row.includes(',town,')).length;

  it('is geocoded by its title, its own cells as they were', async () => {
    const out = ['--gazetteer', gazetteer, '--out', folder.at('titled.csv'), ...ENGLISH];
    const ran = await shuseki('geocode', titled, ...out);
    expect(ran.err).toContain('read as addresses in 福井県鯖江市, which the title names');
    expect(located('titled.csv')).toBe(23);
    expect(folder.read('titled.csv').split('\n')[1]).toMatch(/^F1,株式会社見本1,見本町1丁目/);
  });

  it('is geocoded by what a person says, and told where nobody does', async () => {
    const out = ['--gazetteer', gazetteer, '--out', folder.at('bare-out.csv'), ...ENGLISH];
    const ran = await shuseki('geocode', bare, ...out);
    expect(ran.err).toContain('24 of 24 addresses name no municipality');
    expect(located('bare-out.csv')).toBe(0);
    expect((await shuseki('geocode', bare, '--municipality', '鯖江市', ...out)).status).toBe(0);
    expect(located('bare-out.csv')).toBe(23);
    const none = await shuseki('geocode', titled, '--municipality', 'none', ...out);
    expect(none.err).not.toContain('鯖江市');
    expect(located('bare-out.csv')).toBe(0);
    const wrong = await shuseki('geocode', bare, '--municipality', '府中市', ...out);
    expect(wrong.status).toBe(1);
    expect(wrong.err).toContain('“府中市” is not one municipality');
  });

  it('names its municipality for a pack of its towns', async () => {
    const pack = ['--from', gazetteer, '--out', folder.at('sabae.pack')];
    const ran = await shuseki('gazetteer', 'build', '--only-for', titled, ...pack, ...ENGLISH);
    expect(ran.status).toBe(0);
    const out = ['--gazetteer', folder.at('sabae.pack'), '--out', folder.at('packed.csv')];
    await shuseki('geocode', titled, ...out);
    expect(located('packed.csv')).toBe(23);
  });

  it('is studied, and its study runs again as it is', async () => {
    const study = ['--gazetteer', gazetteer, '--no-report', '--out', folder.at('study')];
    const given = ['--municipality', '福井県鯖江市'];
    expect((await shuseki('run', '--firms', bare, ...given, ...study)).status).toBe(0);
    const again = ['--gazetteer', gazetteer, '--no-report', '--out', folder.at('again')];
    expect((await shuseki('run', folder.at('study/study.json'), ...again)).status).toBe(0);
    expect(folder.read('again/firms.geojson')).toBe(folder.read('study/firms.geojson'));
    expect(folder.read('study/firms.geojson')).toContain('福井県鯖江市見本町');
  });
});
