import type { ProblemFacts } from '../../model/problem';
import type { ProblemSentences } from '../en/problems';
import { formatCount, formatFixed, formatKm } from '../numbers';
import { backgroundProblems } from './background';
import { coordinateProblems } from './coordinate-problems';
import { eventProblems } from './event-problems';
import { faultOf } from './faults';
import { filters } from './filters';
import { institutionDoubts } from './institution-doubts';
import { layoutProblems } from './layout-problems';
import { settingName } from './settings';
import { sizeProblems } from './sizes';
import { tieProblems } from './tie-problems';
import { valueProblems } from './value-problems';

/** What stands in the cells, each once. */
function named({ names, more }: { readonly names: string; readonly more: number }): string {
  const listed = names.split('\n').map((name) => `「${name}」`);
  return `${listed.join('')}${more > 0 ? `ほか${formatCount(more)}種類` : ''}`;
}

function rows(n: number): string {
  return `${formatCount(n)}行`;
}

const YEN: Readonly<Record<number, string>> = {
  ...{ 1000: '千円', 10000: '万円', 1000000: '百万円', 100000000: '億円' },
};

const FETCH_REASONS: Readonly<Record<string, string>> = {
  unreachable: 'つながりません',
  slow: '応答がありません',
  'web-page': 'データの代わりにウェブページが返りました',
};

/** Why a file did not come, in words; an HTTP status as it is. */
export const fetchReason = (reason: string): string => FETCH_REASONS[reason] ?? reason;

/** 「甲」（3, 9行目）… */
function repeatedFirms(f: ProblemFacts['firms-repeated']): string {
  const lines = f.lines.split('\n');
  const named = f.names.split('\n').map((name, i) => `「${name}」（${lines[i]}行目）`);
  return `${named.join('')}${f.more > 0 ? `ほか${formatCount(f.more)}組` : ''}`;
}

export const problems: ProblemSentences = {
  ...tieProblems,
  ...sizeProblems,
  ...coordinateProblems,
  ...eventProblems,
  ...backgroundProblems,
  ...layoutProblems,
  ...valueProblems,
  'ranges-asked': (f) =>
    `「${f.column}」の${formatCount(f.rows)}行は幅のある値（${f.example}）です。下限・中央・上限のどれを使うか選ぶまで欠測とします（コマンドでは --ranges '${f.column}=middle'）。`,
  'ranges-taken': (f) =>
    `「${f.column}」の幅のある値${formatCount(f.rows)}行：${{ lower: '下限を使いました', middle: '中央を使いました', upper: '上限を使いました', missing: '欠測にしました' }[f.take]}。${f.open > 0 && f.take !== 'missing' ? `うち${formatCount(f.open)}行は端が決まらず欠測です。` : ''}`,
  'response-unread': (f) =>
    `回答の有無として読めない値が${formatCount(f.rows)}行あります（例：「${f.example}」）。その企業は発送先に数えません。`,
  'answer-without-response': (f) =>
    f.zero === f.rows
      ? `回答のない${formatCount(f.rows)}社の値が0です。0ではなく、値なしとして扱います。`
      : `回答のない${formatCount(f.rows)}社に値があります（うち${formatCount(f.zero)}社は0）。使いません。調査票によらない列なら、「回収」の役割を外してください。`,
  'wave-without-response': (f) =>
    `回答のない${formatCount(f.rows)}社に回答の時期が入っています。時期は使いません。`,
  'yes-no-read': (f) => `はい・いいえの答えとして読みました（はい：${f.yes}。いいえ：${f.no}）。`,
  'sheets-differ': (f) =>
    `シート「${f.sheet}」の列は最初のシートと違います：${f.columns}。ない列は空欄にします。`,
  'sheet-chosen': (f) =>
    `最初のシート「${f.first}」は別の内容のため、シート「${f.sheet}」を読みました。`,
  'columns-joined': (f) =>
    `シート「${f.sheet}」の列のうち、名前が違っても内容が同じものは同じ列にまとめました：${f.columns}。`,
  'sheets-left-out': (f) => `列が違うか表がないため、重ねないシート：${f.sheets}。`,
  'file-not-of-study': () => 'この分析が使うファイルではないので、使いません。',
  'file-empty': () => 'ファイルが空です。表の入ったファイルを選んでください。',
  'file-header-only': () => '見出し行だけで、データの行がありません。',
  'file-binary': () =>
    'テキストの表ではありません。CSV、TSV、Excel（.xlsx）、GeoJSONのいずれかで保存して開いてください。',
  'file-too-large': (f) =>
    `ファイルが${formatCount(f.megabytes)} MBあります。上限は${formatCount(f.limitMegabytes)} MBです。分割してください。`,
  'file-unreadable': (f) =>
    f.reason === 'encrypted'
      ? 'ブックにパスワードがかかっています。Excelでパスワードを外して保存し直してください。'
      : `ファイルを読み込めませんでした（${faultOf(f.reason)}）。`,
  'encoding-unknown': () =>
    '文字コードを判別できません。手動で選ぶか、UTF-8で保存し直してください。',
  'digits-lost': (f) =>
    `下の桁が失われた数値が${rows(f.rows)}にあります（例：${f.example}）。表計算ソフトは数値を15桁までしか保持せず、長い数値を指数で表示します。法人番号などの番号は、元の資料から文字列として入れ直してください。`,
  'rows-left-out': (f) =>
    `集計や説明、注の行を${rows(f.rows)}、表の行に数えていません（「${f.example}」など）。`,
  'table-below': (f) =>
    `一覧の下に別の表（見出し「${f.header}」、${rows(f.rows)}）があり、読んでいません。その表を読むときは、見出し行に${f.line}行目を選んでください（コマンドでは --header-row ${f.line}）。`,
  'rows-identical': (f) =>
    `${rows(f.rows)}は、前の行とすべてのセルが同じで（ID「${f.example}」など）、二重に数えています。一覧を2回貼り付けていないか確かめてください。`,
  'rows-are-areas': (f) =>
    `この${rows(f.rows)}は市区町村や都道府県ごとの集計（${f.example}など）で、企業ではありません。1行に1社の一覧を開いてください。`,
  'firms-repeated': (f) =>
    `名前も住所も前の行と同じ企業が${rows(f.rows)}あり、二重に数えています：${repeatedFirms(f)}。別の事業所でなければ、除いてください。`,
  'sheets-together': (f) =>
    `同じ形で企業の重ならないシート（${f.sheets}）を、1つの一覧としてまとめて読みました。`,
  'municipality-supplied': (f) =>
    `市区町村のない住所が${rows(f.rows)}あります。${{ title: '表題', sheet: 'シート名', file: 'ファイル名', person: '指定' }[f.from]}にある「${f.name}」の住所として読みます。`,
  'municipality-lacking': (f) =>
    `住所${rows(f.of)}のうち${formatCount(f.rows)}行に市区町村がありません。どの市区町村の一覧かを指定すると、位置が決まります（コマンドでは --municipality 福井県鯖江市）。`,
  'municipality-unknown': (f) =>
    `「${f.text}」は1つの市区町村を表していません。都道府県から指定してください（例：福井県鯖江市）。`,
  'columns-empty': (f) =>
    `値が1つもないため使えない列：${f.columns
      .split('\n')
      .map((name) => `「${name}」`)
      .join('')}。`,
  'size-unused': (f) =>
    `従業員数として使う列がありません。「${f.column}」（${f.example}など）が規模を表すようです。人数か範囲（10～19人など）の列なら、従業員数の役割を選んでください。`,
  'ticks-read': (f) =>
    `「${f.column}」は「${f.mark}」をはい、空欄をいいえと読みました（空欄は${rows(f.rows)}）。空欄が無回答なら、--codes '${f.column}:${f.mark}=yes' と指定してください。`,
  'amounts-read': (f) =>
    `単位付きの金額（千円、万円など）${rows(f.rows)}を、${f.yen === 1 ? '円' : `見出しのとおり${YEN[f.yen] ?? `${formatCount(f.yen)}円`}単位`}で読みました。`,
  'amount-unit-missing': (f) =>
    `単位付きの金額に混じって、単位のない値が${rows(f.rows)}あり（「${f.example}」など）、使っていません。見出しに単位を書いてください（例：売上高（千円））。`,
  'dash-missing': (f) =>
    `「－」だけの${rows(f.rows)}は、不明（欠測）として扱います。0の意味なら --codes '${f.column}:-=zero' と指定してください（不明なら -=missing）。`,
  'dash-taken': (f) =>
    `「－」だけの${rows(f.rows)}を${f.as === 'zero' ? '0' : '不明（欠測）'}として読みました。`,
  'ditto-filled': (f) =>
    `「〃」「同上」と書かれた${formatCount(f.cells)}セルには、上のセルの値を当てはめました。`,
  'merged-filled': (f) =>
    `結合セルの値を、結合された下の${formatCount(f.cells)}セルにも当てはめました。`,
  'sheet-unknown': (f) =>
    `「${f.wanted}」というシートはありません。シート：${f.sheets.join('、')}。`,
  'encoding-damaged': (f) =>
    `読み取れない文字が${formatCount(f.characters)}字あり、「\uFFFD」と表示しています。文字化けしていれば文字コードを選び直してください。`,
  'quote-stray': (f) =>
    `欄の途中に引用符のある行が${rows(f.rows)}あります（例：「${f.example}」）。そのまま残しました。`,
  'too-many-columns': (f) =>
    `列が${formatCount(f.columns)}あります。上限は${formatCount(f.limit)}です。区切り文字を確かめるか、列を減らしてください。`,
  'shapefile-too-many-fields': (f) =>
    `Shapefileの項目は${formatCount(f.limit)}までですが、このレイヤーには${formatCount(f.fields)}あります。GeoPackageをお使いください。`,
  'shapefile-too-large': (f) =>
    `Shapefileは2 GBまでですが、このレイヤーは${formatCount(f.megabytes)} MBになります。GeoPackageをお使いください。`,
  'row-too-short': (f) =>
    `項目が見出しより少ない行が${rows(f.rows)}あります（${f.expected}項目のところ${f.found}項目）。足りない欄は空として扱います。`,
  'row-too-long': (f) =>
    `項目が見出しより多い行が${rows(f.rows)}あります（${f.expected}項目のところ${f.found}項目）。余分は除きました。引用符のない区切り文字がないか確かめてください。`,
  'quote-unclosed': () =>
    '引用符が閉じられていないため、ここから末尾までが1つの欄になってしまいます。この行の引用符を閉じてください。',
  'geojson-invalid': (f) => `正しいGeoJSONではありません（${faultOf(f.reason)}）。`,
  'geojson-not-points': (f) => `点のデータが必要ですが、${f.found}が見つかりました。`,
  'column-missing': (f) =>
    `「${f.wanted}」にあたる列を見つけられません。プレビューで選んでください。`,
  'column-unknown': (f) => `「${f.wanted}」という列はありません。綴りを確かめてください。`,
  'number-unreadable': (f) =>
    `数値として読めない値が${rows(f.rows)}にあります（例：「${f.example}」）。欠損として扱います。`,
  'control-not-positive': (f) =>
    `0または負の値が${rows(f.rows)}にあり、対数がとれないため欠損として扱います。残すには「数値のまま」にしてください。`,
  'id-duplicate': (f) =>
    `同じIDが${rows(f.rows)}で繰り返されています（例：「${f.example}」）。2つ目以降に番号を付けました。`,
  'id-missing': (f) => `IDのない行が${rows(f.rows)}あります。行番号をIDにしました。`,
  'firms-none-located': () =>
    '位置の決まった企業がありません。住所または座標の列を確かめてください。',
  'fix-unknown': (f) =>
    `位置の修正${formatCount(f.rows)}件は、表にない企業のものです（例：「${f.example}」）。残しますが、効果はありません。`,
  'fixes-invalid': (f) =>
    `修正のファイルとして読めません（${faultOf(f.reason)}）。「修正を保存」で作ったファイルか、分析ファイルを開いてください。`,
  'gazetteer-fetch-failed': (f) =>
    `${f.url}から町字辞書を取得できませんでした（${fetchReason(f.reason)}）。${f.files > 0 ? `届いた${formatCount(f.files)}ファイルは残してあります。あとでもう一度試すと、残りだけを取得します。` : 'ネットワークを確かめて、あとでもう一度試してください。'}`,
  'too-coarse': (f) =>
    `${rows(f.rows)}は市区町村までしか、または全く位置が決まりません。集積の計算から除き、どちらの群にも入れません。${f.towns ? '住所を「位置の確認」で確かめてください。' : '町字辞書を加えると、町字まで決まります。'}`,
  'out-of-scope': (f) =>
    `${rows(f.rows)}は分析の対象（${filters.all(f.filters)}）ではありません。集積の計算から除き、どちらの群にも入れません。`,
  'codes-asked': (f) =>
    `「${f.column}」の値は調査票のコードかもしれません（${f.values}）。「コードの意味」で指定するまで、この列は使いません。`,
  'scope-empty': (f) =>
    `分析の対象（${filters.all(f.filters)}）に当てはまる企業がありません。値を確かめてください。`,
  'area-empty': () => '囲んだ範囲に企業がありません。選択は元のままです。',
  'filter-empty': (f) =>
    `この条件（${filters.all(f.filters)}）に当てはまる企業はありません。表示は元のままです。`,
  'scope-column-unknown': (f) => `分析の対象を決める列「${f.column}」が企業の表にありません。`,
  'institution-unknown': (f) =>
    `一覧にない研究開発機関が${rows(f.rows)}にあります（${named(f)}）。この連携は除きました。`,
  'institution-not-located': (f) =>
    `位置の決まらない研究開発機関が${formatCount(f.rows)}件あります（例：「${f.example}」）。距離は計算しません。`,
  'institution-towns-missing': (f) =>
    `研究開発機関${formatCount(f.rows)}件の所在地は、使用中の地名データでは町字まで定まりません。これらまでの距離は粗い代表点によります（誤差は最大±${formatKm(f.errorKm)} km、「${f.example}」）。一部の市区町村だけの地名データなら、該当市区町村の町字も取得してください。全国のデータなら、所在地の町字がそこにないためで、機関の一覧に座標を加えると定まります。`,
  'institutions-extended': (f) =>
    `内蔵の研究開発機関${formatCount(f.builtIn)}件に、IDをもとにお持ちの一覧を加えました：置き換え${formatCount(f.replaced)}件、追加${formatCount(f.added)}件、廃止による除外${formatCount(f.removed)}件。`,
  'institutions-added-twice': (f) =>
    `追加した行のうち${formatCount(f.rows)}件は、名称も場所も内蔵の機関と同じため、二重に数えられます（例：「${f.example}」）。内蔵の機関のID（${f.id}）を付けると、その機関と置き換わります。`,
  'institution-doubtful': (f) =>
    institutionDoubts.counted(f.rows, f.example, institutionDoubts.of[f.fault](f)),
  'firm-unknown': (f) =>
    `一覧にない企業が${rows(f.rows)}にあります（${named(f)}）。この連携は除きました。`,
  'institution-ambiguous': (f) =>
    `同名の機関が複数ある行が${rows(f.rows)}あります（${named(f)}）。この連携は除きました。IDを使ってください。`,
  'firm-ambiguous': (f) =>
    `同名の企業が複数ある行が${rows(f.rows)}あります（${named(f)}）。この連携は除きました。IDを使ってください。`,
  'institutions-none-located': () =>
    '位置の分かる機関が一つもないため、近接性を測れません。住所または座標の列を確認するか、Shusekiに付属する機関を使ってください。',
  'tie-to-itself': (f) =>
    `企業と同じ名称の機関を結ぶ行が${rows(f.rows)}あります（例：「${f.example}」）。この連携は除きました。`,
  'tie-repeated': (f) =>
    `企業、機関、交流の種類、年のすべてが前の行と同じ行が${rows(f.rows)}あります（例：「${f.example}」）。連携の回数は合計します。二重に入力した行であれば削除してください。`,
  'frequency-negative': (f) =>
    `頻度が負の行が${rows(f.rows)}あります（例：${f.example}）。頻度は欠測として扱い、連携は残します。`,
  'industry-codes': (f) =>
    `日本標準産業分類の分類コードとして読んだ行が${rows(f.rows)}あります（${f.example}は「${f.name}」）。小分類・細分類は中分類にまとめます。`,
  'industry-code-unknown': (f) =>
    `日本標準産業分類にないコードの行が${rows(f.rows)}あります（例：${f.example}）。書かれたまま一つの業種として扱います。`,
  'public-bodies': (f) =>
    `国の機関・地方公共団体が${rows(f.rows)}あります（${named(f)}）。除くまでは企業として数えます（--only '${f.only}' で除けます）。`,
  'events-joined': (f) =>
    `${rows(f.rows)}のうち${formatCount(f.matched)}行が企業${formatCount(f.firms)}社に結び付きました。`,
  'event-unmatched': (f) =>
    `IDでも名称でも企業に結び付かない行が${rows(f.rows)}あります（${named(f)}）。件数に含めません。`,
  'event-ambiguous': (f) =>
    `同名の企業が複数ある行が${rows(f.rows)}あります（${named(f)}）。件数に含めません。`,
  'gazetteer-unreadable': (f) =>
    `町字辞書の形式ではありません（${faultOf(f.reason)}）。ja.jsonとフォルダーjaが必要です。`,
  'gazetteer-file-missing': (f) =>
    `町字辞書に${formatCount(f.files)}ファイルが足りません（例：${f.example}）。その地域の住所は市区町村までになります。`,
  'gazetteer-file-broken': (f) =>
    `町字辞書の${formatCount(f.files)}ファイルを読み込めません（例：${f.example}）。その地域の住所は市区町村までになります。`,
  'gazetteer-points-outside': (f) =>
    `町字辞書の${formatCount(f.files)}ファイル（${f.example}など）で、${formatCount(f.rows)}町字の座標が日本の外にあります。これらの住所は市区町村の位置にします。`,
  'gazetteer-numbers-broken': (f) => {
    const why = {
      form: '番号のファイルではありません',
      cut: '途中で切れています',
      'other-kind': '中身が別のファイルです',
      unread: '読み込めません',
      'other-town': 'この市区町村にない町字の番号があります',
      outside: '市区町村から離れた座標の町字があります',
    }[f.fault];
    return `住居番号・地番の${formatCount(f.files)}ファイルは全部または一部を使えません（例：${f.example}、${why}）。その住所は町字までになります。`;
  },
  'parameter-out-of-range': (f) =>
    `${settingName(f.name)}が${f.value}です。${f.least}から${f.most}までの値にしてください。`,
  'parameter-unknown': (f) =>
    `${settingName(f.name)}が「${f.value}」です。次のどれかにしてください：${f.known.join('、')}。`,
  'parameter-unreadable': (f) =>
    `${settingName(f.name)}の値「${f.value}」は使えません。値の型が違います。`,
  'role-beyond-table': (f) =>
    `分析ファイルは${formatCount(f.column)}列目に役割「${f.role}」を与えていますが、表は${formatCount(f.columns)}列です。`,
  'study-file-invalid': (f) => `分析ファイルとして使えません（${faultOf(f.reason)}）。`,
  'archive-broken': (f) =>
    `ファイルが壊れているか、途中で切れています（${faultOf(f.reason)}）。コピーか保存をやり直してください。今の分析はそのままです。`,
  'study-file-newer': (f) =>
    `分析ファイルの形式は${f.format}ですが、この版が扱えるのは${f.known}までです。Shusekiを更新してください。`,
  'input-changed': () =>
    '分析を作ったときのファイルと内容が違います（SHA-256が一致しません）。元のファイルを開くか、新しい分析を始めてください。',
  'input-missing': (f) =>
    `分析に必要なファイル${f.path}がありません。その場所に置くか、手動で開いてください。`,
  'worker-died': (f) =>
    `計算が予期せず止まりました（${f.reason}）。再開しました。直前の結果はそのまま残っています。`,
  'worker-lost': (f) =>
    `計算が止まり${f.reason ? `（${f.reason}）` : ''}、再開できませんでした。表示中の結果は残っていますが、新しい計算はできません。もう一度操作し、それでも動かないときはページを再読み込みしてください。`,
  unforeseen: (f) =>
    `Shusekiの内部で不具合が起きました（${f.reason}）。それまでの表示は残っています。開発者に報告してください。`,
  'newer-version': () =>
    '新しい版のShusekiが公開され、このページでは一部の機能を読み込めなくなりました。分析は保存されています。ページを再読み込みしてください。',
  'part-missing': () =>
    'アプリの一部を読み込めませんでした。通信を確かめて、もう一度操作してください。それでも動かないときはページを再読み込みしてください。',
  'boundary-crosses-itself': (f) =>
    `境界「${f.name}」は${formatFixed(f.lng, 5)}, ${formatFixed(f.lat, 5)}で線が交差するか接しています${f.places > 1 ? `（ほか${f.places - 1}か所）` : ''}。修復すると、線に囲まれた部分がすべて内側になります。`,
  'boundary-outside-globe': (f) =>
    `角の座標（${formatFixed(f.lng, 1)}, ${formatFixed(f.lat, 1)}）が度単位の経度・緯度ではないため、この境界は除きます。メートル単位の座標は、先に度に変換してください。`,
  'boundary-without-area': () => '面積のある境界がありません。',
  'override-rests': (f) =>
    `描いた境界${formatCount(f.boundaries)}件は休止中です。差し替える先の集積（最初の中核企業：${f.example}）が今の定義では見つかりません。境界は保存されており、その集積が再び見つかれば適用されます。`,
  'layer-crs': (f) =>
    f.system === 'plane'
      ? `対応していない平面の座標系です（${f.name}）。QGISの「地物の保存」などで経緯度のJGD2011（EPSG:6668）に変換してください。`
      : `座標系を判別できません（${f.name}）。QGISの「地物の保存」などで経緯度のJGD2011（EPSG:6668）に変換してください。`,
  'layer-encoding-found': (f) =>
    `${f.told === '' ? '文字コードの指定（.cpg）がない' : `文字が.cpgの指定（${f.told}）と合わない`}ため、${f.encoding}として読みました（例：「${f.example}」）。${f.sure ? '' : '文字化けしている場合は、正しい文字コードを書いた.cpgファイルを添えてください。'}`,
  'layer-encoding': (f) =>
    `.cpgファイルの文字コード「${f.name}」は扱えません。UTF-8で保存し直してください。`,
  'layer-no-shp': () =>
    '.shpファイルがありません。Shapefile一式のzip、または.shp・.dbf・.prjをまとめて選んでください。',
  'layer-shp-alone': () =>
    '.shpファイルには図形しか入っていません。Shapefile一式のzip、または.shp・.dbf・.prjをまとめて選んでください。',
  'layer-unknown': (f) =>
    `「${f.wanted}」というレイヤーはありません。レイヤー：${f.layers.slice(0, 40).join('、')}。`,
  'layer-cut-short': (f) =>
    `.${f.part}が途中で切れています（${formatCount(f.end)}バイトのはずが${formatCount(f.bytes)}バイト）。もう一度コピーするか、ダウンロードし直してください。`,
  'layer-bytes-behind': (f) =>
    `.${f.part}のデータの終わりのあとに${formatCount(f.bytes)}バイトの余分な内容があります。その部分は読みません。`,
  'layer-counts-differ': (f) =>
    `図形（.shp）は${formatCount(f.shapes)}件、属性（.dbf）は${formatCount(f.rows)}行で、数が合いません。先頭から順に対応させ、足りない側は空として扱います。`,
  'layer-broken': () =>
    'ファイルが壊れているか、途中で切れているか、拡張子と中身が違います。保存し直してください。',
  'layer-none': () => 'ファイルに地物のレイヤーがありません。',
  'layer-converted': (f) => `座標を${f.name}から経緯度に変換しました（誤差1 cm以内）。`,
  'layer-converted-tokyo': (f) =>
    `座標を旧日本測地系（${f.name}）から世界測地系の経緯度に変換しました。位置が${f.metres} mほどずれることがあります（3パラメータ変換EPSG:15483の公称精度）。問題になる場合は、先にTKY2JGDで変換してください。`,
  'layer-unreadable': (f) =>
    `レイヤーを読み込めません（${faultOf(f.reason)}）。保存し直してください。`,
  'boundary-not-polygon': (f) => `多角形のデータが必要ですが、${f.found}が見つかりました。`,
};
