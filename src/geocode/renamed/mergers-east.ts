/** Mergers and changes of wards since 1999, Hokkaido to Shizuoka. Form: see renamedMunicipalities. */
export const MERGERS_EAST = `
静岡県 浜松市中央区=浜松市中区 浜松市東区 浜松市西区 浜松市南区
静岡県 浜松市中央区+浜松市浜名区=浜松市北区
静岡県 浜松市浜名区=浜松市浜北区
埼玉県 さいたま市=浦和市 大宮市 与野市
埼玉県 さいたま市岩槻区=岩槻市
静岡県 静岡市清水区=清水市 庵原/蒲原町 庵原/由比町
`;
