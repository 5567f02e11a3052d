import type { Messages } from '../../i18n';
import type { Job } from '../job';
import type { OptionKinds, Options } from '../options';
import { wrongOption } from '../refusal';

/** A command of the command line. `run` computes and stages its files; the caller finishes or discards them. */
export interface Command {
  readonly name: keyof Messages['cli']['help'];
  readonly options: OptionKinds;
  /** Most arguments that are no options. */
  readonly positionals: number;
  run(job: Job): Promise<void>;
}

/** The table that a command works on. */
export function inputArgument({ positionals }: Options, what: string): string {
  const [path] = positionals;
  if (path === undefined || path === '') throw wrongOption((usage) => usage.missingArgument(what));
  return path;
}

/** Refuses options that only another way of the command takes. */
export function refuseTogether(
  options: Options,
  one: string,
  others: readonly string[],
  shown = `--${one}`,
): void {
  const [other] = options.used(...others);
  if (other !== undefined) throw wrongOption((usage) => usage.notTogether(shown, `--${other}`));
}
