import { setting, type ClusterMethod, type ClusterSettings, type NumberLimits } from '../model';
import { clusterMethod, type MethodOption } from '../study';
import type { OptionKinds, Options } from './options';
import { wrongOption } from './refusal';

type Comparing = Extract<
  MethodOption,
  'model' | 'shape' | 'neighbours' | 'areas' | 'mostShare' | 'bandwidths' | 'tolerance'
>;

/** Options of a new study's method, by the settings that they give; `--neighbours` and `--draws` say other things there. */
const NAMES: Readonly<Record<Exclude<Comparing, 'neighbours'>, string>> = {
  model: 'model',
  shape: 'shape',
  areas: 'scan-areas',
  mostShare: 'most-share',
  bandwidths: 'bandwidths',
  tolerance: 'tolerance',
};

export const COMPARING_OPTIONS: OptionKinds = Object.fromEntries(
  Object.values(NAMES).map((name) => [name, 'text'] as const),
);

/** How options of methods that compare firms of interest with a background are read; undefined where one is not given. */
export function comparingReaders(
  options: Options,
): Readonly<Record<Comparing, (name: string) => unknown>> {
  const word = (key: 'model' | 'shape' | 'areas' | 'bandwidths') => (name: string) =>
    options.oneOf(name, setting(`clusters.${key}`).words as readonly string[]);
  const number = (limits: NumberLimits) => (name: string) => options.number(name, limits);
  return {
    model: word('model'),
    shape: word('shape'),
    neighbours: number(setting('clusters.neighbours').limits),
    areas: word('areas'),
    mostShare: number(setting('clusters.mostShare').limits),
    bandwidths: word('bandwidths'),
    tolerance: number(setting('clusters.tolerance').limits),
  };
}

/** Areas are put together by the flexible shape alone. */
export function refuseAreasOfCircles(options: Options): void {
  if (options.text('scan-areas') !== undefined && options.text('shape') !== 'flexible')
    throw wrongOption((usage) => usage.needs('--scan-areas', '--shape flexible'));
}

/** The settings that they give for a study's method. Refused where the method knows no such option. */
export function comparingFrom(options: Options, method: ClusterMethod): Partial<ClusterSettings> {
  const { options: own } = clusterMethod(method);
  const readers = comparingReaders(options);
  if (Object.hasOwn(own, NAMES.areas)) refuseAreasOfCircles(options);
  const given: Record<string, unknown> = {};
  for (const [key, name] of Object.entries(NAMES) as [keyof typeof NAMES, string][]) {
    const value = readers[key](name);
    if (value === undefined) continue;
    if (!Object.hasOwn(own, name)) {
      const knowing = setting('clusters.method').words.filter((each) =>
        Object.hasOwn(clusterMethod(each).options, name),
      );
      throw wrongOption((usage) => usage.needs(`--${name}`, `--method ${knowing.join('|')}`));
    }
    given[key] = value;
  }
  return given;
}
