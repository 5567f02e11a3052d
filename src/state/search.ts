import type { Findings, Municipality } from '../model';

/** One thing that can be found by name. */
export type SearchHit =
  | { readonly kind: 'firm'; readonly index: number; readonly name: string }
  | { readonly kind: 'cluster'; readonly index: number; readonly name: string }
  | { readonly kind: 'institution'; readonly index: number; readonly name: string }
  | { readonly kind: 'municipality'; readonly index: number; readonly name: string };

const MOST_PER_KIND = 6;

/** Folds case and widths, so that ＡＢＣ, abc and ABC find each other. */
function fold(text: string): string {
  return text.normalize('NFKC').toLowerCase().replaceAll(/\s+/g, '');
}

function formerNames({ formerNames }: Findings['institutions'], row: number): string[] {
  return formerNames[row].split(/[|｜、]/).filter((name) => name.trim() !== '');
}

/** Searches names by part of their text; names that begin with it come first. Linear in the number of names. */
export function search(
  query: string,
  findings: Findings | null,
  municipalities: readonly Municipality[],
  english: boolean,
): SearchHit[] {
  const wanted = fold(query);
  if (wanted === '') return [];
  const hits: SearchHit[] = [];
  const collect = (kind: SearchHit['kind'], count: number, texts: (index: number) => string[]) => {
    const starting: SearchHit[] = [];
    const containing: SearchHit[] = [];
    for (let index = 0; index < count && starting.length < MOST_PER_KIND; index++) {
      const [shown, ...others] = texts(index);
      const places = [shown, ...others].map((text) => fold(text).indexOf(wanted));
      const hit = { kind, index, name: shown } as SearchHit;
      if (places.includes(0)) starting.push(hit);
      else if (places.some((place) => place > 0) && containing.length < MOST_PER_KIND)
        containing.push(hit);
    }
    hits.push(...[...starting, ...containing].slice(0, MOST_PER_KIND));
  };
  if (findings) {
    const { clusters, institutions, firms } = findings;
    collect('cluster', clusters.length, (i) =>
      english ? [clusters[i].nameEn, clusters[i].nameJa] : [clusters[i].nameJa, clusters[i].nameEn],
    );
    collect('institution', institutions.count, (i) =>
      english
        ? [
            institutions.nameEn[i] || institutions.nameJa[i],
            institutions.nameJa[i],
            ...formerNames(institutions, i),
          ]
        : [institutions.nameJa[i], institutions.nameEn[i], ...formerNames(institutions, i)],
    );
    collect('firm', firms.count, (i) => [firms.name[i] || firms.id[i], firms.id[i]]);
  }
  collect('municipality', municipalities.length, (i) => {
    const { prefecture, name, romaji, kana } = municipalities[i];
    return english ? [romaji, name, kana] : [name, prefecture + name, romaji, kana];
  });
  return hits;
}
