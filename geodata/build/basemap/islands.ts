import type { Box, Point } from './planar';

/**
 * Land that Natural Earth lacks or draws under another country, by the practice of the Geospatial
 * Information Authority of Japan, and the island groups that lie nearer to another prefecture.
 */
export const ISLAND_GROUPS: readonly { code: string; box: Box }[] = [
  // 択捉島, 国後島, 色丹島, 歯舞群島
  { code: '01', box: [146.5, 43.6, 148.95, 45.6] },
  { code: '01', box: [145.38, 43.63, 146.62, 44.55] },
  { code: '01', box: [145.83, 43.3, 146.6, 43.75] },
  // 伊豆諸島, 小笠原諸島, 火山列島, 沖ノ鳥島, 南鳥島
  { code: '13', box: [138.9, 24.1, 142.4, 34.83] },
  { code: '13', box: [136.0, 20.3, 136.2, 20.6] },
  { code: '13', box: [153.9, 24.2, 154.1, 24.4] },
  { code: '32', box: [131.8, 37.2, 131.95, 37.3] }, // 竹島
  { code: '47', box: [123.4, 25.6, 124.7, 26.0] }, // 尖閣諸島
  { code: '47', box: [131.1, 24.3, 131.4, 26.1] }, // 大東諸島
  { code: '46', box: [128.35, 26.99, 130.1, 30.1] }, // 奄美群島, トカラ列島
  { code: '46', box: [130.08, 32.08, 130.29, 32.36] }, // 長島, 獅子島
  { code: '42', box: [128.3, 31.9, 128.45, 32.1] }, // 男女群島
];

/** Small islands that belong to a prefecture other than the nearest one; a point on each. */
export const ISLANDS: readonly { code: string; at: Point; name: string }[] = [
  { code: '12', at: [140.8405, 35.7384], name: '銚子の利根川沿い' },
  { code: '24', at: [136.985, 34.546], name: '神島' },
  { code: '33', at: [133.5749, 34.3557], name: '真鍋島' },
  { code: '33', at: [133.5035, 34.3427], name: '飛島' },
  { code: '33', at: [133.535, 34.305], name: '六島' },
  { code: '33', at: [134.02, 34.503], name: '石島' },
  { code: '34', at: [132.309, 34.192], name: '阿多田島' },
  { code: '37', at: [133.8042, 34.42], name: '櫃石島' },
  { code: '37', at: [133.817, 34.39], name: '与島' },
  { code: '37', at: [133.9812, 34.4912], name: '上臈島' },
  { code: '37', at: [133.974, 34.506], name: '牛ヶ首島' },
  { code: '37', at: [133.974, 34.4769], name: '寺島' },
  { code: '37', at: [133.9921, 34.4839], name: '局島' },
  { code: '37', at: [133.9618, 34.4581], name: '荒神島' },
  { code: '38', at: [132.5051, 33.9774], name: '津和地島' },
  { code: '38', at: [132.5319, 33.9321], name: '二神島' },
  { code: '38', at: [132.8817, 34.186], name: '岡村島' },
  { code: '38', at: [132.9018, 34.1898], name: '小大下島' },
  { code: '38', at: [133.191, 34.235], name: '佐島' },
  { code: '38', at: [133.206, 34.259], name: '弓削島' },
  { code: '38', at: [133.3198, 34.177], name: '魚島' },
  { code: '38', at: [133.185, 34.265], name: '生名島' },
  { code: '38', at: [133.149, 34.256], name: '岩城島' },
  { code: '38', at: [133.2602, 34.2324], name: '豊島' },
  { code: '40', at: [130.8544, 33.9681], name: '馬島' },
  { code: '40', at: [130.0358, 33.8676], name: '小呂島' },
  { code: '42', at: [129.723, 33.4573], name: '黒島' },
];

/** Holds all of Japan. */
export const JAPAN_FRAME: Box = [122.5, 20.2, 154.2, 45.7];
