import { nameIn, type Language } from '../i18n';
import type { Cluster } from '../model';

/** What clusters are called in a language, by their numbers. */
export const clusterNames = (
  clusters: readonly Pick<Cluster, 'nameJa' | 'nameEn'>[],
  language: Language,
): string[] => clusters.map(({ nameJa, nameEn }) => nameIn(language, nameJa, nameEn));
