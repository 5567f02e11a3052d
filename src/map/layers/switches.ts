import type { Findings } from '../../model/findings';
import type { MapVisibility } from '../spec';
import type { Counts, LayerSwitch } from './layer';
import { MAP_LAYERS } from './stack';

const SWITCHES: readonly LayerSwitch[] = MAP_LAYERS.flatMap((layer) => layer.switch ?? []);

/** The boxes of the list of layers: those that are listed, and of which the findings have something. */
export function listedSwitches(findings: Findings | null) {
  return SWITCHES.flatMap(({ name, label, occurs }) =>
    label && (!occurs || (findings !== null && occurs(findings))) ? [{ name, label }] : [],
  );
}

/** Which layers are shown in a step: what a person switched, and for the rest what each layer says of itself. */
export function shownLayers(
  switched: Readonly<Record<string, boolean>>,
  step: number,
  counts: Counts,
): MapVisibility {
  const isOn = ({ name, on }: LayerSwitch): boolean =>
    switched[name] ?? (typeof on === 'boolean' ? on : on(step, counts));
  return Object.fromEntries(
    SWITCHES.map((each) => {
      const above = SWITCHES.find(({ name }) => name === each.within);
      return [each.name, isOn(each) && (above === undefined || isOn(above))];
    }),
  );
}
