import { join } from 'node:path';
import { readPlainCsv } from '../municipalities/csv';
import { INDUSTRIES } from './industries';

/** One heart of a district: firms scatter around it and are of this municipality. */
export interface DistrictCentre {
  /** Municipality code, five digits. */
  readonly code: string;
  /** Degrees. */
  readonly lon: number;
  readonly lat: number;
  /** Standard deviation of the firms' distance east and north, kilometres. */
  readonly spreadKm: number;
  readonly firms: number;
}

/** An industrial district that the sample survey imitates. */
export interface District {
  readonly id: string;
  readonly nameJa: string;
  readonly nameEn: string;
  readonly centres: readonly DistrictCentre[];
  /** Shares by the number of the middle class; they add up to at most 1, the rest is as elsewhere. */
  readonly industries: Readonly<Record<string, number>>;
  /** Share of firms that are subcontractors. */
  readonly subcontractors: number;
}

/**
 * The districts from geodata/sample-survey under `root`, in the table's order. Throws where a centre names no district,
 * or an industry's number does not exist.
 */
export function readDistricts(root: string): District[] {
  const folder = join(root, 'geodata/sample-survey');
  const centres = readPlainCsv(join(folder, 'centres.csv'));
  const rows = readPlainCsv(join(folder, 'districts.csv'));
  const known = new Set(rows.map(({ id }) => id));
  const stray = centres.find(({ district }) => !known.has(district));
  if (stray) throw new Error(`centres.csv names an unknown district: ${stray.district}`);
  return rows.map((row) => ({
    id: row.id,
    nameJa: row.name_ja,
    nameEn: row.name_en,
    subcontractors: Number(row.subcontractors),
    industries: parseShares(row.industries),
    centres: centres
      .filter(({ district }) => district === row.id)
      .map((centre) => ({
        code: centre.code,
        lon: Number(centre.lon),
        lat: Number(centre.lat),
        spreadKm: Number(centre.spread_km),
        firms: Number(centre.firms),
      })),
  }));
}

/** `24:0.3 26:0.25` as a record. */
function parseShares(text: string): Record<string, number> {
  return Object.fromEntries(
    text.split(' ').map((part) => {
      const [number, share] = part.split(':');
      if (!(number in INDUSTRIES)) throw new Error(`No industry ${number} in ${text}`);
      return [number, Number(share)];
    }),
  );
}
