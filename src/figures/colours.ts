/** Colours of figures on screen and in print (Okabe and Ito 2008); shape or order tells the same without colour. */
export const INSIDE_COLOUR = '#0072b2';
export const OUTSIDE_COLOUR = '#8a8f94';
export const ACCENT_COLOUR = '#d55e00';
export const LINE_COLOUR = '#9aa3a9';
