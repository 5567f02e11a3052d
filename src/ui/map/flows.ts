import { nameIn } from '../../i18n';
import { drawnFlows, FEW_FLOWS, lineAt, type DrawnFlows, type Theme } from '../../map';
import { nameOf, type App } from '../../state';
import { firmsBehindFlow, pairsOfFlows, type ExportName } from '../../study';
import { layersOnShow } from './colouring';

/** Whether the map is to show flows: there are ties, and the study, a person or the open step wants them. */
export const wantsFlows = (app: App): boolean =>
  (app.findings?.links.count ?? 0) > 0 && layersOnShow(app).flows === true;

/** The flows on show with their widths and colours; null for none. */
export function flowsOnShow(app: App, theme: Theme = app.preferences.theme): DrawnFlows | null {
  const { answer } = app.asked.flows;
  if (!answer || !wantsFlows(app)) return null;
  return drawnFlows(answer, theme, app.study?.settings.flows ? Infinity : FEW_FLOWS);
}

/** Files of what the map shows by itself. */
export const shownFiles = (app: App): readonly ExportName[] =>
  wantsFlows(app) ? ['flows.geojson'] : [];

/** What is said of a line under the pointer; null where there is none. */
export function flowTip(app: App, index: number): { title: string; text: string } | null {
  const { findings, municipalities, preferences } = app;
  const found = app.asked.flows.answer && lineAt(app.asked.flows.answer, index);
  if (!found || !findings) return null;
  const { level, line } = found;
  const t = preferences.messages.flows;
  const { clusters } = app.asked.flows;
  const clusterName = (c: number) =>
    nameIn(preferences.language, clusters[c].nameJa, clusters[c].nameEn);
  const institution = (i: number) => nameOf(findings.institutions, i, preferences.language);
  const text = level.residual
    ? t.tipResidual(level.strength[line], level.residual[line] > 0)
    : t.tipStrength(level.strength[line], level.ties[line]);
  const [from, to] = [level.from[line], level.to[line]];
  switch (level.ends) {
    case 'between_clusters':
      return { title: t.tipBetween(clusterName(from), clusterName(to)), text };
    case 'clusters':
      return { title: t.tip(clusterName(from), institution(to)), text };
    case 'firms':
      return { title: t.tip(findings.firms.name[from], institution(to)), text };
    case 'municipalities': {
      const { name, labelEn } = municipalities[from];
      return { title: t.tip(nameIn(preferences.language, name, labelEn), institution(to)), text };
    }
  }
}

/** Selects the firms that a line stands for. */
export function selectFlow(app: App, index: number): void {
  const { findings } = app;
  const found = app.asked.flows.answer && lineAt(app.asked.flows.answer, index);
  if (!found || !findings || !app.study) return;
  const { topics } = app.study.settings.flows ?? {};
  const pairs = topics
    ? pairsOfFlows(findings, app.study.settings)
    : app.asked.linkage.answer?.pairs;
  if (!pairs) return;
  const indices = firmsBehindFlow(findings, app.municipalities, pairs, found.level, found.line);
  if (indices.length > 0) app.shown.select({ kind: 'firms', indices });
}
