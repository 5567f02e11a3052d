/** Why a text is no JSON, as a code that a sentence is made of: `json:12` where the engine tells the line or the place, else `json`. */
export function jsonFault(text: string, error: unknown): string {
  const { message } = error as Error;
  const line = /line (\d+)/.exec(message)?.[1];
  if (line !== undefined) return `json:${line}`;
  const position = /position (\d+)/.exec(message)?.[1];
  const before = position === undefined ? null : text.slice(0, Number(position));
  const end = /end of (JSON|data)|unterminated/i.test(message) ? text : before;
  return end === null ? 'json' : `json:${end.split('\n').length}`;
}
