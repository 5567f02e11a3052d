/** What a person takes out of the evidence. */
export const paper = {
  saveFigure: 'Save figure (SVG)',
  saveFigureOf: (title: string) => `Save figure as SVG: ${title}`,
};
