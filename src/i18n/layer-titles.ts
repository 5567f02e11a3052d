import type { Messages } from './en';

type Words = Pick<Messages, 'layers' | 'words'>;

/** A layer's name and its fields' names for people, by key; a field whose key says all, such as a column of the input, has none. */
export function layerTitles(m: Words) {
  return ({
    name,
    properties,
  }: {
    readonly name: string;
    readonly properties: readonly { readonly key: string }[];
  }): {
    readonly title: string;
    readonly fields: ReadonlyMap<string, string>;
    readonly csv: Words['layers']['csv'];
  } => {
    const titles = ['id', ...properties.map(({ key }) => key)].map(
      (key) => [key, titleOf(key, m)] as const,
    );
    return {
      title: m.layers.name[name] ?? name,
      csv: m.layers.csv,
      fields: new Map(titles.filter((title): title is [string, string] => title[1] !== null)),
    };
  };
}

function titleOf(key: string, { layers, words }: Words): string | null {
  if (Object.hasOwn(layers.field, key)) return layers.field[key];
  const within = /^institutions_within_(.+)_km$/.exec(key);
  if (within) return layers.within(within[1].replace('_', '.'));
  const nearest = /^nearest_(.+)_(id|km)$/.exec(key);
  if (nearest && Object.hasOwn(words.kind, nearest[1])) {
    const kind = words.kind[nearest[1] as keyof typeof words.kind];
    return nearest[2] === 'id' ? layers.nearestId(kind) : layers.nearestKm(kind);
  }
  const listed = /^(municipality|industry)_(\d+)(_firms)?$/.exec(key);
  if (listed) {
    const what = listed[1] as 'municipality' | 'industry';
    return listed[3] ? layers.listedFirms(what, listed[2]) : layers.listed(what, listed[2]);
  }
  const mean = /^mean_(.+)$/.exec(key);
  return mean ? layers.mean(mean[1]) : null;
}
