/** Columns of the administrative areas N03 (国土数値情報): prefecture, district, city, ward or town. */
const N03 = ['N03_001', 'N03_003', 'N03_004', 'N03_005'] as const;
/** Columns of the small areas of the census (e-Stat): prefecture, municipality, town. */
const SMALL_AREA = ['PREF_NAME', 'CITY_NAME', 'S_NAME'] as const;
const NAMES = [
  'name',
  'name_ja',
  '名称',
  '名前',
  '集積名',
  '市区町村名',
  'title',
  'label',
] as const;

/** What an area is called by its properties; '' where none of them is a name. */
export function areaName(properties: Readonly<Record<string, unknown>> | null): string {
  if (!properties) return '';
  const textOf = (key: string): string => {
    const value = properties[key];
    return typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
  };
  if (textOf('N03_001') !== '') return N03.map(textOf).join('');
  if (textOf('PREF_NAME') !== '' && textOf('KEY_CODE') !== '')
    return SMALL_AREA.map(textOf).join('');
  const keys = Object.keys(properties);
  for (const wanted of NAMES) {
    const key = keys.find((each) => each.toLowerCase() === wanted);
    if (key !== undefined && textOf(key) !== '') return textOf(key);
  }
  return '';
}
