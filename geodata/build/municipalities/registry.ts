import { toRomaji } from './romaji';

export type MunicipalityKind =
  'city' | 'town' | 'village' | 'ward' | 'special_ward' | 'designated_city';

/** What the registry says of one municipality: everything but its place. */
export interface RegistryEntry {
  readonly code: string;
  readonly prefecture: string;
  /** 郡, in Tokyo the island where the registry writes it before the name, or ''. */
  readonly district: string;
  readonly name: string;
  readonly kind: MunicipalityKind;
  /** Full-width katakana of `name`. */
  readonly kana: string;
  readonly districtKana: string;
  readonly romaji: string;
  readonly labelEn: string;
}

const SUFFIXES: Record<string, Record<string, string>> = {
  市: { シ: 'shi' },
  区: { ク: 'ku' },
  町: { チョウ: 'cho', マチ: 'machi' },
  村: { ムラ: 'mura', ソン: 'son' },
};
const KINDS: Record<string, MunicipalityKind> = { 市: 'city', 町: 'town', 村: 'village' };

/** 三宅島三宅村 and 八丈島八丈町: the registry puts the island where others have the 郡. */
const ISLAND_DISTRICTS: Record<string, [string, string]> = {
  '13381': ['三宅島', 'ミヤケジマ'],
  '13401': ['八丈島', 'ハチジョウジマ'],
};

/** A designated city as a whole: Japan Post lists its wards only. */
export interface DesignatedCity {
  readonly code: string;
  readonly name: string;
  readonly kana: string;
}

/**
 * The registry of municipalities from Japan Post's list (code → name and half-width kana), completed by the designated
 * cities as wholes, by code. `seams` overrides the kana that is romanised (code → kana of the name without suffix).
 */
export function buildRegistry(
  japanPost: Record<string, [string, string]>,
  prefectures: Record<string, [string, string]>,
  designated: readonly DesignatedCity[],
  seams: ReadonlyMap<string, string>,
): RegistryEntry[] {
  const prefectureOf = (code: string) => prefectures[code.slice(0, 2)][0];
  const wholes = designated.map(({ code, name, kana }) => ({
    ...entry(code, prefectureOf(code), '', '', name, kana, seams),
    kind: 'designated_city' as const,
  }));
  const listed = Object.entries(japanPost).map(([code, [fullName, halfWidth]]) => {
    const fullKana = halfWidth.normalize('NFKC');
    const city = designated.find((one) => fullName.startsWith(one.name) && fullName.endsWith('区'));
    if (city) return wardEntry(code, prefectureOf(code), city, fullName, fullKana);
    const [district, districtKana] = districtOf(code, fullName, fullKana);
    return entry(
      code,
      prefectureOf(code),
      district,
      districtKana,
      fullName.slice(district.length),
      fullKana.slice(districtKana.length),
      seams,
    );
  });
  return [...wholes, ...listed].sort((a, b) => (a.code < b.code ? -1 : 1));
}

function districtOf(code: string, name: string, kana: string): [string, string] {
  if (code in ISLAND_DISTRICTS) {
    const island = ISLAND_DISTRICTS[code];
    return name.startsWith(island[0]) ? island : ['', ''];
  }
  const district = /^(.+?郡).+[町村]$/.exec(name)?.[1];
  if (district === undefined) return ['', ''];
  // The last グン: 北群馬郡 (キタグンマグン) has two, no town has one.
  return [district, kana.slice(0, kana.lastIndexOf('グン') + 2)];
}

function entry(
  code: string,
  prefecture: string,
  district: string,
  districtKana: string,
  name: string,
  kana: string,
  seams: ReadonlyMap<string, string>,
): RegistryEntry {
  const { stem, suffix } = splitSuffix(name, kana);
  const labelEn = toRomaji(seams.get(code) ?? stem);
  const kind = name.endsWith('区') ? 'special_ward' : KINDS[name.slice(-1)];
  const romaji = `${labelEn}-${suffix}`;
  return { code, prefecture, district, districtKana, name, kind, kana, romaji, labelEn };
}

function wardEntry(
  code: string,
  prefecture: string,
  city: DesignatedCity,
  name: string,
  kana: string,
): RegistryEntry {
  if (!kana.startsWith(city.kana)) throw new Error(`${name} reads ${kana}, not ${city.kana}…`);
  const { stem, suffix } = splitSuffix(name, kana.slice(city.kana.length));
  const labelEn = toRomaji(stem);
  const cityRomaji = toRomaji(city.kana.slice(0, -1));
  return {
    code,
    prefecture,
    district: '',
    districtKana: '',
    name,
    kind: 'ward',
    kana,
    romaji: `${cityRomaji}-shi ${labelEn}-${suffix}`,
    labelEn,
  };
}

function splitSuffix(name: string, kana: string): { stem: string; suffix: string } {
  const readings = SUFFIXES[name.slice(-1)] ?? {};
  const reading = Object.keys(readings).find((one) => kana.endsWith(one));
  if (reading === undefined) throw new Error(`${name} (${kana}) ends in no known suffix`);
  return { stem: kana.slice(0, -reading.length), suffix: readings[reading] };
}
