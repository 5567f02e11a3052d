import type { Messages } from '../i18n';
import type { OverlaySettings } from '../model';
import type { ValueClass } from './colours/classification';
import type { FirmEntry } from './legend';

/** What a line of the legend for firms says. */
export function firmEntryLabel(entry: FirmEntry, m: Messages): string {
  switch (entry.kind) {
    case 'inside':
      return m.words.inside;
    case 'outside':
      return m.words.outside;
    case 'excluded':
      return m.words.excluded;
    case 'missing':
      return m.app.map.missing;
    case 'step':
      return classLabel(entry, m.overlay);
    case 'distance':
      return m.app.map.distance(entry.from ?? -Infinity, entry.to ?? Infinity);
    case 'more':
    case 'maybe_more':
    case 'maybe_fewer':
    case 'fewer':
    case 'untold':
      return m.evidence.clusters.classes[entry.kind];
    case 'level':
      return entry.level ? m.words.level[entry.level] : '';
    case 'little':
      return m.flows.whatIf.little;
    default:
      return m.explore.classes[entry.kind];
  }
}

/** What a class holds: whole numbers from the least to the greatest, else a range. An empty class between two numbers is a range. */
export function classLabel(
  { from = -Infinity, to = Infinity, whole }: Partial<Pick<ValueClass, 'from' | 'to' | 'whole'>>,
  t: Messages['overlay'],
): string {
  return whole && whole.least <= whole.most ? t.whole(whole.least, whole.most) : t.range(from, to);
}

/** What the overlay's values are; `labels`: of the measures that it is made of. */
export function measureTitle(
  { perEmployee }: Pick<OverlaySettings, 'perEmployee'>,
  labels: readonly string[],
  t: Messages['overlay'],
): string {
  const own = perEmployee ? labels.map((label) => t.perEmployeeOf(label)) : labels;
  return own.length > 1 ? t.composite(own) : (own[0] ?? '');
}

/** The legend's title: the measure, its statistic where firms are summed up, and the unit. */
export function overlayTitle(
  settings: Pick<OverlaySettings, 'perEmployee' | 'unit' | 'statistic'>,
  labels: readonly string[],
  t: Messages['overlay'],
): string {
  const { unit, statistic } = settings;
  const by = unit === 'firms' ? t.units.firms : `${t.units[unit]}, ${t.statistics[statistic]}`;
  return t.legendTitle(measureTitle(settings, labels, t), by);
}
