/** Line length of the command line's help. */
const WIDTH = 104;

/** An option's values joined by commas, broken where a line of the help ends; `indent`: where the lines begin. */
export function optionNames(names: readonly string[], indent: number): string {
  let end = indent;
  return names
    .map((name, i) => {
      const part = i === names.length - 1 ? name : `${name},`;
      const breaks = end + 1 + part.length > WIDTH;
      end = (breaks ? indent : end + 1) + part.length;
      return i === 0 ? part : `${breaks ? `\n${' '.repeat(indent)}` : ' '}${part}`;
    })
    .join('');
}
