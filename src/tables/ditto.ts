/** "As above", as lists write it. */
const DITTO = /^\s*(?:〃|々|仝|同\s?上|仝上)\s*$/;

/** Most cells begin otherwise, which costs less to see than the pattern: with none of 〃 々 仝 同, and no blank. */
export function isDitto(cell: string): boolean {
  const code = cell.charCodeAt(0);
  const mayBe =
    code < 0x3000
      ? code <= 32 || code === 160
      : code === 0x3003 || code === 0x3005 || code === 0x4edd || code === 0x540c || code === 0x3000;
  return mayBe && DITTO.test(cell);
}
