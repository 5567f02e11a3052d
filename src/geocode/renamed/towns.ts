/**
 * Towns that took another name within their municipality and are still written by the old one, as users reported them; see the
 * tests. One line is `prefecture municipality old=new …`; the new name must be in the gazetteer in use.
 */
const RENAMED = `
東京都 新宿区 三栄町=四谷三栄町 本塩町=四谷本塩町 坂町=四谷坂町
東京都 千代田区 三崎町=神田三崎町 猿楽町=神田猿楽町
`;

export interface RenamedTown {
  readonly old: string;
  readonly now: string;
}

const byMunicipality = new Map<string, readonly RenamedTown[]>(
  RENAMED.trim()
    .split('\n')
    .map((line) => {
      const [prefecture, municipality, ...pairs] = line.split(' ');
      const towns = pairs.map((pair) => {
        const [old, now] = pair.split('=');
        return { old, now };
      });
      return [prefecture + municipality, towns];
    }),
);

/** Towns of this municipality that had another name; empty for most. */
export function renamedTowns(prefecture: string, municipality: string): readonly RenamedTown[] {
  return byMunicipality.get(prefecture + municipality) ?? [];
}
