import type { Municipality, Run } from '../../model';
import { readTable } from '../../tables';

/**
 * Reads static/geodata/municipalities.csv. It ships with the product, so a fault in it is a programmer's: throws with the
 * value in the message.
 */
export async function readMunicipalities(bytes: Uint8Array, run: Run): Promise<Municipality[]> {
  const read = await readTable('municipalities.csv', bytes, {}, run);
  if (!read.ok) throw new Error(`municipalities.csv can't be read: ${read.problem.code}`);
  const table = read.value;
  const column = (name: string) => {
    const index = table.header.indexOf(name);
    if (index < 0) throw new Error(`municipalities.csv has no column ${name}`);
    return table.columns[index];
  };
  const text = {
    code: column('code'),
    prefecture: column('prefecture'),
    district: column('district'),
    name: column('name'),
    kind: column('kind'),
    kana: column('kana'),
    romaji: column('romaji'),
    labelEn: column('label_en'),
  };
  const [lng, lat, errorKm, estimated] = ['lon', 'lat', 'error_km', 'estimated'].map(column);
  return Array.from({ length: table.rowCount }, (_, row) => ({
    code: text.code[row],
    prefecture: text.prefecture[row],
    district: text.district[row],
    name: text.name[row],
    kind: text.kind[row] as Municipality['kind'],
    kana: text.kana[row],
    romaji: text.romaji[row],
    labelEn: text.labelEn[row],
    lng: Number(lng[row]),
    lat: Number(lat[row]),
    errorKm: Number(errorKm[row]),
    estimated: estimated[row] === '1',
  }));
}
