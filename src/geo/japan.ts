/** Degrees: every place that Japan administers or claims, with its sea. */
export const JAPAN_BOX = { west: 122, east: 154, south: 20, north: 46 } as const;

/** Whether these are numbers that can be the coordinates of a place in Japan, degrees. */
export function isInJapan(lng: unknown, lat: unknown): boolean {
  const { west, east, south, north } = JAPAN_BOX;
  const isNumber = typeof lng === 'number' && typeof lat === 'number';
  return isNumber && lng >= west && lng <= east && lat >= south && lat <= north;
}
