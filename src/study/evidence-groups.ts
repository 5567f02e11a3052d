import { ROLE_CODE, type Findings } from '../model';

/** 1 inside, 0 outside, 2 in neither group. */
export function groupsOfComparison({ membership }: Findings): Uint8Array {
  return Uint8Array.from(membership.role, (role, firm) =>
    role === ROLE_CODE.excluded ? 2 : membership.clusterOf[firm] >= 0 ? 1 : 0,
  );
}

/** A number per municipality code, -1 where a firm's is not known. */
export function municipalityGroups({ firmPlaces }: Findings): Int32Array {
  const numbers = new Map<string, number>();
  return Int32Array.from(firmPlaces.municipalityCode, (code) => {
    if (code === '') return -1;
    let number = numbers.get(code);
    if (number === undefined) numbers.set(code, (number = numbers.size));
    return number;
  });
}
