/** The colours of the map itself. Land and sea stay pale so that the data carry the colour. */
export type Theme = 'light' | 'dark';

export interface MapColours {
  readonly sea: string;
  readonly land: string;
  readonly coast: string;
  readonly neighbour: string;
  readonly lake: string;
  readonly border: string;
  readonly prefectureName: string;
  readonly municipalityName: string;
  readonly nameHalo: string;
  readonly clusterName: string;
  readonly clusterNameHalo: string;
  /** Firms outside every cluster, and excluded ones. */
  readonly outside: string;
  readonly excluded: string;
  /** A thin rim around each firm, so that neighbours stay apart. */
  readonly rim: string;
  readonly institution: string;
  readonly institutionHalo: string;
  readonly proximity: string;
  /** Lines of contacts. */
  readonly flow: string;
  /** Lines to parent firms. */
  readonly parent: string;
  /** Around what is selected or hovered: as far as can be from every hue. */
  readonly mark: string;
  /** Focus, and the lines of what is selected. */
  readonly accent: string;
  /** The map's own controls. */
  readonly panel: string;
  readonly text: string;
}

export const MAP_COLOURS: Readonly<Record<Theme, MapColours>> = {
  light: {
    sea: '#e3eaee',
    land: '#fbfaf7',
    coast: '#c3ced3',
    neighbour: '#eff0ee',
    lake: '#dbe5ea',
    border: '#cfcdc6',
    prefectureName: '#858479',
    municipalityName: '#6f6e68',
    nameHalo: '#fbfaf7',
    clusterName: '#23262a',
    clusterNameHalo: '#ffffff',
    outside: '#a3a7ab',
    excluded: '#b0b3b6',
    rim: '#ffffff',
    institution: '#30363c',
    institutionHalo: '#ffffff',
    proximity: '#5f6b76',
    flow: '#4b4fa8',
    parent: '#9a5b13',
    mark: '#15181c',
    accent: '#1f5fd6',
    panel: '#ffffff',
    text: '#4a4f55',
  },
  dark: {
    sea: '#12161a',
    land: '#1f2429',
    coast: '#39424a',
    neighbour: '#181c20',
    lake: '#151a1f',
    border: '#3b434b',
    prefectureName: '#7d868e',
    municipalityName: '#929ba3',
    nameHalo: '#1f2429',
    clusterName: '#f3f5f7',
    clusterNameHalo: '#14181c',
    outside: '#7b838b',
    excluded: '#5d656c',
    rim: '#14181c',
    institution: '#e9edf0',
    institutionHalo: '#14181c',
    proximity: '#9aa7b3',
    flow: '#a9adf5',
    parent: '#e0a458',
    mark: '#ffffff',
    accent: '#7fb0ff',
    panel: '#22282e',
    text: '#b6bec6',
  },
};
