import {
  DEFAULT_MODELS,
  MODEL_FAMILIES,
  MODEL_TERMS,
  setting,
  ZERO_TERMS,
  type ControlKind,
  type OwnControl,
  type StudyFile,
} from '../model';
import type { StudyModels } from '../study';
import { columnNamed } from './columns';
import type { Job } from './job';
import type { OptionKinds, Options } from './options';
import { wrongOption } from './refusal';

/** Options that say what a study's regressions are, and what they hold constant beside the roles' columns. */
export const CONTROL_OPTIONS: OptionKinds = {
  family: 'text',
  'zero-terms': 'text',
  control: 'text',
  'density-km': 'text',
  'density-of': 'text',
  offset: 'text',
};

const CONTROL = /^(.+?)(?::(number|log|category)(?:=(.*))?)?$/s;

/** The columns that `--control` names, apart by semicolons, under their names in the file. */
export function ownControlsFrom(
  options: Options,
): (table: { name: string; header: readonly string[] }) => readonly OwnControl[] {
  const given = (options.text('control')?.split(';') ?? []).map((text) => controlOf(text.trim()));
  return (table) =>
    given.map((control) => ({
      ...control,
      column: table.header[columnNamed(table, control.column)],
    }));
}

/** The column that `--offset` names, under its name in the file. */
export function offsetFrom(
  options: Options,
): (table: { name: string; header: readonly string[] }) => string | undefined {
  const given = options.text('offset');
  return (table) =>
    given === undefined ? undefined : table.header[columnNamed(table, given.trim())];
}

/** Says what counts are per, and which firms are left out for it. */
export function noteOffset({ terminal }: Job, models: StudyModels | null): void {
  if (models?.offset) terminal.note((m) => m.models.offset.note(models.offset!));
}

/** Checks the options, then gives what adds them to a study. */
export function controlsFrom(
  options: Options,
): (study: StudyFile, table: { name: string; header: readonly string[] }) => StudyFile {
  const own = ownControlsFrom(options);
  const densityKm = options.number('density-km', setting('models.densityKm').limits);
  const densityOf = options.oneOf('density-of', setting('models.densityOf').words);
  if (densityOf !== undefined && densityKm === undefined)
    throw wrongOption((usage) => usage.needs('--density-of', '--density-km'));
  const family = options.oneOf('family', ['automatic', ...MODEL_FAMILIES] as const);
  const zero = options.someOf('zero-terms', [...ZERO_TERMS, 'none'] as const);
  const offset = offsetFrom(options);
  const zeroTerms = zero && ZERO_TERMS.filter((term) => zero.includes(term));
  return (study, table) => {
    const named = own(table);
    const per = offset(table);
    const asked = [densityKm, family, zeroTerms, per].some((value) => value !== undefined);
    if (named.length === 0 && !asked) return study;
    const models = study.settings.models ?? DEFAULT_MODELS;
    const kept = (models.own ?? []).filter(
      ({ column }) => !named.some((control) => control.column === column),
    );
    const terms = MODEL_TERMS.filter(
      (term) => models.terms.includes(term) || (term === 'density' && densityKm !== undefined),
    );
    const held = named.length > 0 ? { own: [...kept, ...named] } : {};
    const density =
      densityKm === undefined ? {} : { densityKm, terms, ...(densityOf ? { densityOf } : {}) };
    return {
      ...study,
      settings: {
        ...study.settings,
        models: {
          ...{ ...models, ...held, ...density },
          ...(family ? { family } : {}),
          ...(zeroTerms ? { zeroTerms } : {}),
          ...(per === undefined ? {} : { offset: per }),
        },
      },
    };
  };
}

/** `COL`, `COL:log`, `COL:category`, `COL:category=BASE`. */
function controlOf(text: string): OwnControl {
  const [, column = '', as = 'number', base] = CONTROL.exec(text) ?? [];
  if (column === '' || base === '' || (base !== undefined && as !== 'category'))
    throw wrongOption((usage) => usage.notAControl(text));
  return { column, as: as as ControlKind, ...(base === undefined ? {} : { base }) };
}
