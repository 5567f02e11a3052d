/** Options that say what the columns of the firms table are, and how it is read. */
export const firmsTable = `  --address COL[,COL], --lon COL, --lat COL, --industry COL, --employees COL, --capital COL, --outcome COL[,COL]
                       columns of the firms table
  --institution-columns COL[,COL]
                       columns of the firms table that are an institution each (marks or frequencies), read as ties; none
                       for none; else those that are found
  --municipality NAME  what stands in front of addresses that name no municipality, with its prefecture; none for nothing,
                       groups for what the heading, the column or the sheet of each row says; else what these, the title
                       above the table, its sheet or its file name
  --plane N            the plane rectangular system (1 to 19) of coordinates in metres; else the one that the table states; none
                       leaves them as they are
  --plane-x north|east where X of such coordinates points, where their headers do not say it; else what fits
  --sheet NAME|A,B|all, --header-row N, --no-header, --encoding ENC, --delimiter D
                       how the firms table is read; see "shuseki geocode --help"`;
