import type { ClusterDifferences } from '../../study';
import { ROLE_CODE } from '../../model/cluster';
import type { Findings } from '../../model/findings';
import { classified, type FirmClass, type FirmColouring } from './colouring';
import { HUE_COUNT, TONES, toneColour, type Tone } from './palette';
import { MAP_COLOURS, type Theme } from '../theme';

const known = new WeakMap<ClusterDifferences, Uint8Array>();

/** The tone of each cluster, beyond the hues. The same object for the same differences. */
function tonesOf(differences: ClusterDifferences): Uint8Array {
  let tones = known.get(differences);
  if (!tones) {
    const { difference, told } = differences;
    tones = Uint8Array.from(
      difference,
      (value, cluster) => HUE_COUNT + TONES.indexOf(toneOf(value, told[cluster] === 1)),
    );
    known.set(differences, tones);
  }
  return tones;
}

function toneOf(difference: number, isTold: boolean): Tone {
  if (Number.isNaN(difference)) return 'untold';
  if (difference > 0) return isTold ? 'more' : 'maybe_more';
  return isTold ? 'fewer' : 'maybe_fewer';
}

/** Clusters and their firms by how they differ from the firms outside. O(firms). */
export function colourByDifference(
  findings: Findings,
  differences: ClusterDifferences,
  theme: Theme,
): FirmColouring {
  const { outside, excluded } = MAP_COLOURS[theme];
  const tones = tonesOf(differences);
  const classes: FirmClass[] = [
    ...TONES.map((kind): FirmClass => {
      const layer = kind === 'more' || kind === 'fewer' ? 3 : 2;
      return { kind, colour: toneColour(kind, theme), radiusPx: 4.2, hollow: false, layer };
    }),
    { kind: 'outside', colour: outside, radiusPx: 2.4, hollow: false, layer: 1 },
    { kind: 'excluded', colour: excluded, radiusPx: 3, hollow: true, layer: 0 },
  ];
  const { role, clusterOf } = findings.membership;
  const colouring = classified(findings, classes, (firm) => {
    if (clusterOf[firm] >= 0) return tones[clusterOf[firm]] - HUE_COUNT;
    return TONES.length + (role[firm] === ROLE_CODE.excluded ? 1 : 0);
  });
  return { ...colouring, tones };
}
