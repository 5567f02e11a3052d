/** Why the browser does not keep something: no space left, no answer, or it will not. */
export type KeepFault = 'space' | 'silent' | 'refused';

/** How the study on screen is kept. */
export type KeepState =
  /** Nobody has done anything yet. */
  | { readonly kind: 'untouched' }
  /** `isCopy`: another tab works on what was opened, so the changes made here became a study of their own. */
  | { readonly kind: 'kept'; readonly at: number; readonly isCopy: boolean }
  /** The newest changes could not be written; what was written before is still there. */
  | { readonly kind: 'failed'; readonly why: KeepFault }
  /** The browser keeps nothing at all. */
  | { readonly kind: 'off'; readonly why: KeepFault }
  /** Another tab works on this study. */
  | { readonly kind: 'elsewhere' };
