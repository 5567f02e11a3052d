import {
  DEFAULT_PANEL,
  PANEL_CLUSTERS,
  setting,
  type FirmColumns,
  type PanelClusters,
  type StudyFile,
  type Table,
} from '../model';
import { describeRefusal } from '../i18n';
import { panelSummary } from '../report';
import type { StudyPanel } from '../study';
import type { Job } from './job';
import type { OptionKinds, Options } from './options';
import { columnNamed } from './columns';
import { Refusal, wrongOption } from './refusal';
import { withRole } from './survey-weights';

/** Options that say which rounds firms are seen in, and what happened to them. */
export const PANEL_OPTIONS: OptionKinds = {
  'survey-round': 'text',
  'panel-clusters': 'text',
  opening: 'text',
  opened: 'text',
  'opening-km': 'text',
  'opening-years': 'text',
};

/** What the options say of firms over time, checked before anything is read. */
export function panelFrom(
  options: Options,
): (study: StudyFile, table: Pick<Table, 'name' | 'header'>) => StudyFile {
  const clusters = options.oneOf<PanelClusters>('panel-clusters', PANEL_CLUSTERS);
  const opening = options.text('opening');
  const opened = options.number('opened', setting('panel.opened').limits);
  const km = options.number('opening-km', setting('panel.km').limits);
  const years = options.number('opening-years', setting('panel.years').limits);
  const round = options.text('survey-round');
  if (opening !== undefined && opening !== '' && opened === undefined)
    throw wrongOption((usage) => usage.needs('--opening', '--opened'));
  const beside = Object.entries({ opened, 'opening-km': km, 'opening-years': years });
  const [alone] = beside.find(([, value]) => value !== undefined) ?? [];
  if (opening === undefined && alone)
    throw wrongOption((usage) => usage.needs(`--${alone}`, '--opening'));
  return (study, table) => {
    const { firms } = study.inputs;
    const roles =
      round === undefined
        ? firms.roles
        : withRole(firms.roles, 'survey_round', columnNamed(table, round));
    const before = study.settings.panel ?? DEFAULT_PANEL;
    const panel = {
      clusters: clusters ?? before.clusters,
      institution: opening ?? before.institution,
      opened: opened ?? before.opened,
      km: km ?? before.km,
      years: years ?? before.years,
    };
    const isSaid = clusters !== undefined || opening !== undefined;
    return {
      ...study,
      inputs: { ...study.inputs, firms: { ...firms, roles } },
      settings: isSaid ? { ...study.settings, panel } : study.settings,
    };
  };
}

/** Says what can't be compared over time, or what came of it; nothing where there is no measure to compare. */
export function notePanel({ terminal }: Job, found: StudyPanel | null): void {
  if (!found?.difference && !found?.refusal) return;
  terminal.note((m) => `${m.panel.title}: ${panelSummary(found, m)}`);
}

/** Ends the command where files were given as rounds and no firm can be followed from one to another: all of them would be one list, with firms twice. */
export function refuseUnfollowed(options: Options, { rounds }: Pick<FirmColumns, 'rounds'>): void {
  const refusal = rounds?.refusal;
  if (options.used('firms-later').length === 0 || !rounds || rounds.studied >= 0 || !refusal)
    return;
  throw new Refusal(1, (m) => describeRefusal(refusal.problem, m));
}
