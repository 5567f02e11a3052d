import type { ErrorChoice, Findings, StudySettings } from '../../model';
import { definitionOf, densityColumns } from '../clusters';
import { pick } from '../memo';
import { clusteringIn } from '../overrides';
import type { Subject } from './subject';

/** These settings of the study, as what is asked takes them. */
export function settingsOf<K extends keyof StudySettings>(
  { study }: Subject,
  ...keys: readonly K[]
) {
  return { settings: pick(study.settings, ...keys) };
}

/** These settings and the definition of the clusters. */
export function definedBy<K extends keyof StudySettings>(
  { study }: Subject,
  ...keys: readonly K[]
) {
  const clusters = definitionOf(study.settings.clusters);
  return { settings: { ...pick(study.settings, ...keys), clusters } };
}

/** What the study says of the firms that may be alike, of all that its regressions are. */
function alikeIn({ study: { settings } }: Subject) {
  return pick(
    (settings.models ?? {}) as ErrorChoice,
    'errors',
    'groups',
    'gridKm',
    'conleyKm',
    'conleyKernel',
    'wild',
  );
}

/** These settings, and which firms may be alike. */
export function comparedBy<K extends keyof StudySettings>(subject: Subject, ...keys: readonly K[]) {
  const { settings } = settingsOf(subject, ...keys);
  return { settings: { ...settings, models: alikeIn(subject) } };
}

/** These settings, the definition of the clusters, which firms may be alike, and where counts are per something the family, which may not take that. */
export function definedAndComparedBy<K extends keyof StudySettings>(
  subject: Subject,
  ...keys: readonly K[]
) {
  const { settings } = definedBy(subject, ...keys);
  const { family } = subject.study.settings.models ?? {};
  const isPer = subject.findings.controls?.offset !== undefined;
  const models = { ...alikeIn(subject), ...(isPer && family ? { family } : {}) };
  return { settings: { ...settings, models } };
}

/** What the regressions and all that stands beside them are made of. */
export function ofModels({ findings }: Subject) {
  const { controls, density } = findings;
  return {
    ...pick(findings, 'firms', 'firmPlaces', 'membership', 'proximity', 'links'),
    controls,
    density,
  };
}

/** What sums over ties are made of. */
export function ofTies({ findings }: Subject) {
  return {
    ...pick(findings, 'firmPlaces', 'institutions', 'institutionPlaces'),
    ...pick(findings, 'membership', 'clusters', 'links'),
    firms: pick(findings.firms, 'count', 'industry'),
  };
}

/** Firms that are located precisely enough, as far as the study says what that is. */
export function ofLocated({ study, findings }: Subject) {
  return {
    apart: findings.firms.apart,
    firmPlaces: findings.firmPlaces,
    includeCoarse: study.settings.clusters.includeCoarse,
  };
}

/** What is estimated with redrawn positions. */
export function ofRedraws(subject: Subject) {
  return {
    ...settingsOf(subject, 'outcome', 'yesNo', 'models', 'seed', 'certainty'),
    findings: {
      ...ofModels(subject),
      countedPlaces: subject.findings.countedPlaces,
      institutions: pick(subject.findings.institutions, 'kind'),
    },
    clustering: clusteringIn(subject.study, subject.findings, subject.municipalities),
  };
}

/** The density of firms around, as the definition of the clusters has it. */
export const densityIn = ({ study, findings, municipalities }: Subject) =>
  densityColumns(findings.firms, { ...findings, municipalities }, study.settings.clusters);

/** What a comparison of firms inside and outside clusters is made of. */
export const compared = ({
  findings,
}: Subject): Pick<Findings, 'firms' | 'firmPlaces' | 'membership'> =>
  pick(findings, 'firms', 'firmPlaces', 'membership');
