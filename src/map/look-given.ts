import type { Language, Messages } from '../i18n';
import type { Findings } from '../model/findings';
import type { MapLook } from '../study';
import type { MapSpec } from './spec';

/** A CSS pixel on paper. */
export const MM = 25.4 / 96;
/** The field that holds which class an area or a flow is of. */
export const CLASS_FIELD = 'map_class';

/** What is drawn. */
export type Drawn = Pick<MapSpec, 'colouring' | 'overlay' | 'flows' | 'theme' | 'visible'> & {
  readonly findings: Findings;
};

/** What a look is made of, beside what is drawn. */
export interface LookGiven {
  readonly messages: Messages;
  readonly language: Language;
  readonly title: string;
  readonly credits: readonly string[];
  /** Title of what areas show; '' where none do. */
  readonly areaTitle: string;
  readonly zoom: number;
  /** West, south, east and north, degrees. */
  readonly bounds: MapLook['bounds'];
}
