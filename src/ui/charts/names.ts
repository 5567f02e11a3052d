import type { Messages } from '../../i18n';
import type { FirmMeasure } from '../../study';

/** An outcome is called what its column is called where it has a name, the rest what this page calls it. */
export function measureName({ kind, label }: FirmMeasure, { access, charts }: Messages): string {
  return kind === 'outcome' && label !== ''
    ? label
    : { ...charts.measure, ...access.measure }[kind];
}
