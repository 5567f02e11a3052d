/** Options that say what the columns of the firms table are, and how it is read. */
export const firmsTable = `  --address COL[,COL], --lon COL, --lat COL, --industry COL, --employees COL, --capital COL, --outcome COL[,COL]
                       企業の表の列
  --institution-columns COL[,COL]
                       1列に1機関の列（○や回数）を連携として使います。noneなら使いません。指定がなければ、見つけた列を使います
  --municipality 名称  市区町村のない住所の前に補う市区町村（福井県鯖江市）。noneなら補いません。groupsなら行ごとの
                       見出し・列・シートの表題に従います。指定がなければ、これらと表題・シート名・ファイル名から決めます
  --plane N            メートルの座標（平面直角座標）が何系か（1～19）。指定がなければ表の記載に従います。noneなら変換しません
  --plane-x north|east 見出しから分からないとき、X座標が北向きか東向きか。指定がなければ、合う向きとします
  --sheet NAME|A,B|all, --header-row N, --no-header, --encoding ENC, --delimiter D
                       企業の表の読み方。「shuseki geocode --help」と同じです`;
