import {
  LEVEL_CODE,
  problem,
  type AddressRule,
  type CandidateFix,
  type PlaceColumns,
  type PlaceFix,
  type Problem,
} from '../../model';
import type { Candidate, Geocoder } from '../../geocode';

/** A 〒 and a postcode, which may stand in front of what a rule speaks of. */
const POSTCODE = /^[\s〒]*(?:[0-9０-９]{3}[-－‐ー−]?[0-9０-９]{4}\s*)?/u;

/** Does the rule speak of this address? */
export function isRuled(address: string, { text, means, anywhere }: AddressRule): boolean {
  if (text === '' || address.includes(means)) return false;
  if (anywhere) return address.includes(text);
  return address.startsWith(text, POSTCODE.exec(address)?.[0].length ?? 0);
}

/** The address as the rules read it; the very same text where none applies. */
export function applyRules(address: string, rules: readonly AddressRule[]): string {
  let ruled = address;
  // A function as replacement, since "$&" in a person's text is text.
  for (const rule of rules)
    if (isRuled(ruled, rule)) ruled = ruled.replace(rule.text, () => rule.means);
  return ruled;
}

/** Fixes by the firm they speak of; of two for one firm the later one counts. */
export function fixesById(fixes: readonly PlaceFix[]): ReadonlyMap<string, PlaceFix> {
  return new Map(fixes.map((fix) => [fix.id, fix]));
}

/** The text that is matched for a firm: the edited address, else the row's own as the rules read it. */
export function addressOf(
  address: string,
  fix: PlaceFix | undefined,
  rules: readonly AddressRule[],
): string {
  return fix?.kind === 'address' ? fix.address : applyRules(address, rules);
}

/** `addressOf` for a column of addresses; the very same array where nothing is changed. */
export function effectiveAddresses(
  ids: readonly string[],
  addresses: readonly string[],
  fixes: readonly PlaceFix[],
  rules: readonly AddressRule[],
): readonly string[] {
  const edited = fixesById(fixes.filter(({ kind }) => kind === 'address'));
  if (edited.size === 0 && rules.length === 0) return addresses;
  return addresses.map((address, row) => addressOf(address, edited.get(ids[row]), rules));
}

/** What the places stage needs of the firms to apply fixes to them. */
export interface FixedRows {
  readonly id: readonly string[];
  /** As the table has them. */
  readonly address: readonly string[];
  /** As they were matched. */
  readonly effective: readonly string[];
}

/**
 * Places with the fixes in them. `located` is what the addresses gave, `places` the same with the rows' own coordinates. Rows
 * without a fix stay as they are in `places`; those whose address a rule changed are noted. Fixes that name no row are
 * reported. O(rows + fixes).
 */
export async function applyFixes(
  rows: FixedRows,
  located: PlaceColumns,
  places: PlaceColumns,
  fixes: readonly PlaceFix[],
  geocoder: Geocoder,
): Promise<{ readonly places: PlaceColumns; readonly unknown: readonly string[] }> {
  if (fixes.length === 0 && rows.effective === rows.address) return { places, unknown: [] };
  const fixed = copyOf(places);
  const byId = fixesById(fixes);
  const seen = new Set<string>();
  for (let row = 0; row < places.count; row++) {
    const fix = byId.get(rows.id[row]);
    if (!fix) {
      if (rows.effective[row] !== rows.address[row]) addNote(fixed, row, 'rule');
      continue;
    }
    seen.add(fix.id);
    if (fix.kind === 'address') takeRow(fixed, located, row);
    else if (fix.kind === 'candidate')
      await takeCandidate(fixed, located, row, rows.effective[row], fix, geocoder);
    else {
      fixed.lng[row] = fix.lng;
      fixed.lat[row] = fix.lat;
      fixed.level[row] = LEVEL_CODE.point;
      fixed.errorKm[row] = fix.errorKm;
      fixed.note[row] = '';
    }
    addNote(fixed, row, `fixed-${fix.kind}`);
  }
  return { places: fixed, unknown: [...byId.keys()].filter((id) => !seen.has(id)) };
}

/** A note where fixes name firms that the table does not have. */
export function unknownFixes(file: string, ids: readonly string[]): Problem[] {
  if (ids.length === 0) return [];
  return [problem('fix-unknown', 'note', { file }, { rows: ids.length, example: ids[0] })];
}

type Columns = { -readonly [K in keyof PlaceColumns]: PlaceColumns[K] } & {
  matched: string[];
  prefecture: string[];
  municipality: string[];
  municipalityCode: string[];
  town: string[];
  note: string[];
};

function copyOf(places: PlaceColumns): Columns {
  return {
    count: places.count,
    lng: places.lng.slice(),
    lat: places.lat.slice(),
    level: places.level.slice(),
    errorKm: places.errorKm.slice(),
    matched: [...places.matched],
    prefecture: [...places.prefecture],
    municipality: [...places.municipality],
    municipalityCode: [...places.municipalityCode],
    town: [...places.town],
    note: [...places.note],
  };
}

function addNote(places: Columns, row: number, code: string): void {
  places.note[row] = places.note[row] === '' ? code : `${code} ${places.note[row]}`;
}

/** The address's own place, also where the row came with coordinates: they are what the person corrected. */
function takeRow(places: Columns, located: PlaceColumns, row: number): void {
  places.lng[row] = located.lng[row];
  places.lat[row] = located.lat[row];
  places.level[row] = located.level[row];
  places.errorKm[row] = located.errorKm[row];
  places.note[row] = located.note[row];
}

async function takeCandidate(
  places: Columns,
  located: PlaceColumns,
  row: number,
  address: string,
  fix: CandidateFix,
  geocoder: Geocoder,
): Promise<void> {
  takeRow(places, located, row);
  const chosen = await chosenOf(address, fix, geocoder);
  const municipality = geocoder.municipalities.find(({ code }) => code === fix.municipalityCode);
  if (!chosen || !municipality) {
    addNote(places, row, 'fix-unmatched');
    return;
  }
  places.lng[row] = chosen.lng;
  places.lat[row] = chosen.lat;
  places.level[row] = LEVEL_CODE[chosen.level];
  places.errorKm[row] = chosen.errorKm;
  places.prefecture[row] = municipality.prefecture;
  places.municipality[row] = municipality.district + municipality.name;
  places.municipalityCode[row] = municipality.code;
  places.town[row] = chosen.town;
  places.note[row] = '';
}

type Chosen = Pick<Candidate, 'municipalityCode' | 'town' | 'lng' | 'lat' | 'errorKm' | 'level'>;

/**
 * The candidate that was chosen. Another gazetteer may know the towns of a municipality that was chosen as a whole, or not
 * know the town: then what the address means in that municipality counts, and last the name of the chosen place itself.
 */
async function chosenOf(
  address: string,
  { name, municipalityCode, town }: CandidateFix,
  geocoder: Geocoder,
): Promise<Chosen | undefined> {
  const { candidates } = geocoder.locate(address);
  const inPlace = candidates.filter((each) => each.municipalityCode === municipalityCode);
  const same = inPlace.find((each) => each.town === town);
  if (same) return same;
  if (inPlace.length === 1 && town === '') return inPlace[0];
  await geocoder.ensure(geocoder.wanted(name));
  const named = geocoder.locate(name);
  return named.municipalityCode === municipalityCode ? named : undefined;
}
