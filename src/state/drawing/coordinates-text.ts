/** Why a text is no list of corners. */
export type CornersFault = 'too-few' | 'unreadable' | 'swapped';

/**
 * Corners of a polygon as a person types or pastes them: longitude and latitude in degrees, one pair per line or pairs separated by
 * semicolons, full-width digits too. Gives the closed ring. Latitudes before longitudes are told apart for Japan.
 */
export function cornersFrom(text: string): [number, number][] | CornersFault {
  const lines = text
    .normalize('NFKC')
    .split(/[\n;]+/)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const corners: [number, number][] = [];
  for (const line of lines) {
    const numbers = line.split(/[\s,、]+/).filter((part) => part !== '');
    const [lng, lat] = numbers.map(Number);
    if (numbers.length !== 2 || !(Math.abs(lng) <= 180) || !Number.isFinite(lat))
      return 'unreadable';
    if (Math.abs(lat) > 90) return Math.abs(lng) <= 90 ? 'swapped' : 'unreadable';
    corners.push([lng, lat]);
  }
  const [first, last] = [corners[0], corners.at(-1)];
  if (first && last && (first[0] !== last[0] || first[1] !== last[1])) corners.push([...first]);
  return corners.length < 4 ? 'too-few' : corners;
}
