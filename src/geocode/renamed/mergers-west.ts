/** Mergers since 1999, Aichi to Okinawa. Form: see renamedMunicipalities. */
export const MERGERS_WEST = `
大阪府 堺市美原区=南河内/美原町
福岡県 福津市=宗像/福間町 宗像/津屋崎町
`;
