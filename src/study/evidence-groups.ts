import { ROLE_CODE, type Findings, type ModelGroups } from '../model';

/** 1 inside, 0 outside, 2 in neither group. */
export function groupsOfComparison({ membership }: Pick<Findings, 'membership'>): Uint8Array {
  return Uint8Array.from(membership.role, (role, firm) =>
    role === ROLE_CODE.excluded ? 2 : membership.clusterOf[firm] >= 0 ? 1 : 0,
  );
}

/** A number per municipality code, -1 where a firm's is not known. */
export function municipalityGroups({ firmPlaces }: Pick<Findings, 'firmPlaces'>): Int32Array {
  return numbered(firmPlaces.municipalityCode);
}

/** The groups that a study's regressions take as not independent within, -1 where a firm's is not known. */
export function modelGroups(
  { firmPlaces }: Pick<Findings, 'firmPlaces'>,
  by: ModelGroups,
): Int32Array {
  return numbered(by === 'prefecture' ? firmPlaces.prefecture : firmPlaces.municipalityCode);
}

function numbered(names: readonly string[]): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(names, (name) => {
    if (name === '') return -1;
    let number = numbers.get(name);
    if (number === undefined) numbers.set(name, (number = numbers.size));
    return number;
  });
}
