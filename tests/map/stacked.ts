import type { Findings } from '../../src/model/findings';
import { LEVEL_CODE } from '../../src/model/place-level';
import { sampleFindings } from './sample';

/** As `sampleFindings`, but firms 1 to 5 and 7 to 8 stand on two towns' points. */
export function stackedFindings(): Findings {
  const findings = sampleFindings();
  const { firmPlaces } = findings;
  for (const [from, to] of [
    [1, 5],
    [7, 8],
  ])
    for (let firm = from; firm <= to; firm++) {
      firmPlaces.lng[firm] = firmPlaces.lng[from];
      firmPlaces.lat[firm] = firmPlaces.lat[from];
      firmPlaces.level[firm] = LEVEL_CODE.town;
      firmPlaces.errorKm[firm] = 0.5;
    }
  return findings;
}
