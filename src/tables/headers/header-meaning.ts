import { foldHeader, means } from './header-rule';
import { EMPLOYEES, OUTCOME } from './headers';
import { LEVELS } from './layout';
import { ADDRESS_PARTS } from './place-headers';

/** 従業上の規模, 従業者規模階級, 従業員区分: how large a firm is, in words or classes. */
const SIZE =
  /(?:従業|社員|職員|雇用|労働|就業|人員|employ|staff).*(?:規模|区分|階級|人数|数|class|size)|^(?:企業|事業所)?規模/;
const NO_SIZE = /資本|売上|割合|比率|増減|労働(?:時間|生産)|形態|share|ratio/;

/** A header folded; of a name in levels the lowest says what the column holds. */
export const lowest = (header: string): string => foldHeader(header.split(LEVELS).at(-1)!);

/** Whether a column seems to say how many people a firm has, or in which class of size it is. */
export function namesSize(header: string): boolean {
  const folded = lowest(header);
  return means(folded, EMPLOYEES) || (SIZE.test(folded) && !NO_SIZE.test(folded));
}

/** Whether a column is called like something that is measured: patents, new products. */
export function namesOutcome(header: string): boolean {
  return means(lowest(header), OUTCOME);
}

/** Whether a column is called as one of municipalities, by the lowest level of its header. */
export function saysMunicipality(header: string): boolean {
  return means(lowest(header), ADDRESS_PARTS[2]);
}
