import { existsSync } from 'node:fs';
import { join, relative } from 'node:path';
import ts from 'typescript';
import { ROOT } from './touched';

/** Files as they were parsed last, most of which are the same from one check to the next. */
const parsed = new Map<string, ts.SourceFile>();

/**
 * Type errors of src, with some files' texts replaced or added: by file, what is wrong there. `only`: the files that are looked at; all
 * where none are named.
 */
export function typeErrors(
  texts: ReadonlyMap<string, string>,
  only?: readonly string[],
): ReadonlyMap<string, string> {
  const { config } = ts.readConfigFile(join(ROOT, 'tsconfig.json'), ts.sys.readFile) as {
    config: object;
  };
  const own = { ...config, include: ['src'] };
  const { fileNames, options } = ts.parseJsonConfigFileContent(own, ts.sys, ROOT);
  const host = ts.createCompilerHost(options);
  const plain = { readFile: host.readFile, fileExists: host.fileExists };
  const textOf = (path: string) => texts.get(relative(ROOT, path).replaceAll('\\', '/'));
  host.readFile = (path) => textOf(path) ?? plain.readFile(path);
  host.fileExists = (path) => textOf(path) !== undefined || plain.fileExists(path);
  host.getSourceFile = (path, language) => {
    const text = host.readFile(path);
    if (text === undefined) return undefined;
    const known = parsed.get(path);
    if (known?.text === text) return known;
    const made = ts.createSourceFile(path, text, language, true);
    parsed.set(path, made);
    return made;
  };
  const added = [...texts.keys()]
    .map((path) => join(ROOT, path))
    .filter((path) => !existsSync(path));
  const program = ts.createProgram([...fileNames, ...added], options, host);
  const wrong = new Map<string, string>();
  const found = only
    ? only.flatMap((path) =>
        ts.getPreEmitDiagnostics(program, program.getSourceFile(join(ROOT, path))),
      )
    : ts.getPreEmitDiagnostics(program);
  for (const { file, messageText } of found) {
    const path = file ? relative(ROOT, file.fileName).replaceAll('\\', '/') : '';
    const text = ts.flattenDiagnosticMessageText(messageText, ' ');
    wrong.set(path, [...(wrong.get(path)?.split('\n') ?? []), text].join('\n'));
  }
  return wrong;
}
