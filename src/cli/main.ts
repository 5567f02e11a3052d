import { LANGUAGES } from '../i18n';
import { VERSION } from '../study';
import type { Command } from './commands/command';
import type { Job } from './job';
import { reasonOf, Refusal, unusable, wrongOption } from './refusal';
import { languageOf, Terminal } from './terminal';

/** The commands by name. Each is loaded when it is called, so that a word of help costs no more than a word of help. */
const COMMANDS = {
  geocode: async () => (await import('./commands/geocode')).geocode,
  cluster: async () => (await import('./commands/cluster')).cluster,
  proximity: async () => (await import('./commands/proximity')).proximity,
  evidence: async () => (await import('./commands/evidence')).evidence,
  run: async () => (await import('./commands/run')).run,
  convert: async () => (await import('./commands/convert')).convert,
  sql: async () => (await import('./commands/sql')).sql,
  open: async () => (await import('./commands/open')).open,
  share: async () => (await import('./commands/share')).share,
  'municipalities check': async () =>
    (await import('./commands/municipalities-check')).municipalitiesCheck,
  'institutions check': async () =>
    (await import('./commands/institutions-check')).institutionsCheck,
  'gazetteer build': async () => (await import('./commands/gazetteer-build')).gazetteerBuild,
  'gazetteer fetch': async () => (await import('./commands/gazetteer-build')).gazetteerFetch,
} satisfies Record<string, () => Promise<Command>>;

type CommandName = keyof typeof COMMANDS;

/**
 * The command line. Takes the arguments behind the program's name; resolves to the exit status: 0 when all is written, 1 when
 * the input can't be used, 2 for wrong options. Never rejects; what is wrong stands in one line on standard error.
 */
export async function main(argv: readonly string[]): Promise<number> {
  const terminal = new Terminal(languageOf(askedLanguage(argv), process.env));
  const { name, rest } = commandOf(argv);
  if (!name) return withoutCommand(rest, terminal);
  if (rest.includes('--help') || rest.includes('-h'))
    return tell(terminal.messages.cli.help[name], terminal);
  let job: Job | null = null;
  try {
    const [command, { parseOptions }, { Job }] = await Promise.all([
      COMMANDS[name](),
      import('./options'),
      import('./job'),
    ]);
    const options = parseOptions(rest, command.options, command.positionals);
    options.oneOf('language', LANGUAGES);
    job = new Job(options, terminal);
    await command.run(job);
    await job.finish();
    return 0;
  } catch (error) {
    job?.outputs.discard();
    return refuse(error, terminal, name);
  } finally {
    terminal.done();
  }
}

/** The first words name the command: `geocode`, or two of them, `gazetteer build`. */
function commandOf(argv: readonly string[]): {
  name: CommandName | null;
  rest: readonly string[];
} {
  const start = languageFirst(argv);
  const words = argv.slice(start);
  const name = (Object.keys(COMMANDS) as CommandName[]).find((each) =>
    each.split(' ').every((word, i) => words[i] === word),
  );
  if (!name) return { name: null, rest: words };
  return { name, rest: [...argv.slice(0, start), ...words.slice(name.split(' ').length)] };
}

/** `--language` may stand before the command. Gives where the command's words begin. */
function languageFirst([first]: readonly string[]): number {
  if (first === '--language') return 2;
  return first?.startsWith('--language=') ? 1 : 0;
}

function askedLanguage(argv: readonly string[]): string | undefined {
  const at = argv.findIndex((word) => word === '--language' || word.startsWith('--language='));
  return at < 0 ? undefined : (argv[at].split('=')[1] ?? argv[at + 1]);
}

async function withoutCommand(words: readonly string[], terminal: Terminal): Promise<number> {
  const [word] = words;
  const { help } = terminal.messages.cli;
  if (word === 'version' || word === '--version') return tell(`${VERSION}\n`, terminal);
  if (word === 'help' || word === '--help' || word === '-h') {
    const end = words.findIndex((other, i) => i > 0 && other.startsWith('-'));
    const wanted = words.slice(1, end < 0 ? undefined : end).join(' ');
    return tell(
      Object.hasOwn(help, wanted) ? help[wanted as keyof typeof help] : help.main,
      terminal,
    );
  }
  const refusal =
    word === undefined
      ? wrongOption((usage) => usage.noCommand)
      : wrongOption((usage) => usage.unknownCommand(word));
  return refuse(refusal, terminal, 'COMMAND');
}

/** Whoever closes the pipe, as `head` does, has read enough. */
async function tell(text: string, terminal: Terminal): Promise<number> {
  let failed: { code?: string } | null = null;
  const fail = (error: object): void => void (failed = error);
  process.stdout.on('error', fail);
  process.stdout.write(text);
  // The stream tells of an error before the next turn.
  await new Promise((resolve) => setImmediate(resolve));
  process.stdout.off('error', fail);
  const reason = failed && reasonOf(failed);
  if (!reason || reason === 'EPIPE') return 0;
  return refuse(
    unusable((input) => input.unwritable('-', reason)),
    terminal,
    '',
  );
}

function refuse(error: unknown, terminal: Terminal, name: string): number {
  const refusal =
    error instanceof Refusal ? error : unusable((input) => input.internal(reasonOf(error)));
  const { cause, status } = refusal;
  terminal.say(
    status === 2 && typeof cause === 'function'
      ? (messages) => `${cause(messages)} ${messages.cli.usage.seeHelp(name)}`
      : cause,
  );
  return status;
}
