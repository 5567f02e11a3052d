/** Characters of the width of a whole em: Japanese and what is set like it. */
const WIDE =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\uffe0-\uffe6]/u;
const NARROW = /[ilj.,:;'|!()[\]\-\s]/u;
const CAPITAL = /[A-ZMW@%m]/u;

function widthOf(character: string): number {
  if (WIDE.test(character)) return 1;
  if (NARROW.test(character)) return 0.34;
  return CAPITAL.test(character) ? 0.74 : 0.58;
}

/** Width of a text in ems: what common sans-serif faces need at most, since figures are laid out where no text can be measured. */
export function emsOf(text: string): number {
  let ems = 0;
  for (const character of text) ems += widthOf(character);
  return ems;
}

/** Never at the beginning of a line, and never at the end of one (JIS X 4051, the marks that occur here). */
const NOT_FIRST =
  /[ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮヵヶ々、。，．）」』】〕］〉》！？：；ー・…％%)\]},.!?:;]/u;
const NOT_LAST = /[（「『【〔［〈《([{]/u;

/** The smallest pieces between which a line may end; spaces belong to the piece before them. */
function pieces(text: string): string[] {
  const found: string[] = [];
  let last = '';
  for (const character of text) {
    const before = last.at(-1) ?? '';
    const mayBreak =
      last !== '' &&
      character !== ' ' &&
      !NOT_FIRST.test(character) &&
      !NOT_LAST.test(before) &&
      (before === ' ' || WIDE.test(before) || WIDE.test(character));
    if (mayBreak) {
      found.push(last);
      last = '';
    }
    last += character;
  }
  return last === '' ? found : [...found, last];
}

/** The text in lines of at most so many ems; a word that is longer than a line is cut. No line for an empty text. */
export function wrapText(text: string, ems: number): string[] {
  const lines: string[] = [];
  let line = '';
  const fits = (longer: string) => emsOf(longer.trimEnd()) <= ems;
  const add = (piece: string) => {
    if (line !== '' && !fits(line + piece)) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += piece;
  };
  for (const piece of pieces(text)) {
    if (fits(piece)) add(piece);
    else for (const character of piece) add(character);
  }
  return line.trim() === '' ? lines : [...lines, line.trimEnd()];
}

/** Sentences one after another; one that does not fit into what is left of a line begins another, unless it needs several itself. */
export function wrapSentences(
  sentences: readonly string[],
  between: string,
  ems: number,
): string[] {
  const lines: string[] = [];
  let line = '';
  for (const sentence of sentences) {
    const together = wrapText(line === '' ? sentence : line + between + sentence, ems);
    if (together.length > 1 && line !== '' && wrapText(sentence, ems).length === 1) {
      lines.push(line);
      line = sentence;
    } else {
      lines.push(...together.slice(0, -1));
      line = together.at(-1) ?? '';
    }
  }
  return line === '' ? lines : [...lines, line];
}
