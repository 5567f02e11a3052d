import type { ReviewMessages } from '../en/review';
import { formatCount, formatFixed, formatKm } from '../numbers';

export const review: ReviewMessages = {
  title: '位置の確認',
  open: '位置の確認…',
  openFirm: '位置を直す…',
  attention: (count) =>
    count === 0
      ? '確認が必要な位置はありません。'
      : `確認が必要な位置が${formatCount(count)}件あります。`,
  filterLabel: '一覧に出す企業',
  filter: { attention: '要確認', ambiguous: '候補が複数', fixed: '修正済み', all: 'すべて' },
  search: 'ID・名称・住所',
  rows: (count) => `${formatCount(count)}社`,
  none: '該当する企業はありません。上で別の区分を選んでください。',
  choose: '一覧または地図で企業を選ぶと、位置を確かめて直せます。',
  column: { firm: '企業', address: '住所', level: '位置の精度', why: '理由' },
  matchedPart: '一致',
  restPart: '残り',
  largeError: (km) => `位置誤差 ±${formatKm(km)} km。`,
  coarse: '位置が粗いままです。',
  noAddress: '（住所なし）',
  ownAddress: (address) => `表の住所：${address}`,
  ruled: (address) => `読み替え後：${address}`,
  edit: '正しい住所',
  editApply: '適用',
  candidates: '該当する場所が複数あります。どれですか。',
  candidate: (level, km) => `${level}、±${formatKm(km)} km`,
  candidatesNone: 'この住所に該当する場所はほかにありません。',
  pin: '地図で位置を決める',
  pinHint: '押してから地図上の場所をクリックします。キーボードでは地図を動かしてEnterを押します。',
  placing: (name) => `${name}の場所を地図上でクリックしてください。Escで取りやめます。`,
  coordinates: '緯度・経度',
  coordinatesHint: '度（WGS84）。例：35.6812, 139.7671',
  coordinatesWrong: '度で表した2つの数が必要です。例：35.6812, 139.7671',
  error: '位置誤差',
  errorWrong: '0以上のキロメートル数を入れてください。',
  coordinatesApply: 'ここに置く',
  fixed: {
    address: '修正済み：住所を書き換え',
    candidate: '修正済み：候補から選択',
    point: '修正済み：地図上で指定',
  },
  remove: 'この修正を取り消す',
  previous: '前の企業',
  next: '次の企業',
  rules: '読み替え規則',
  rulesCount: (count) => (count === 0 ? '読み替え規則…' : `読み替え規則（${formatCount(count)}）…`),
  rulesIntro:
    'この表の住所にある文字を、照合の前に別の文字として読みます。例：「岩倉」は「京都府京都市左京区岩倉」のこと。',
  ruleText: 'この表の',
  ruleMeans: 'の意味',
  ruleTextExample: '例: 岩倉',
  ruleMeansExample: '例: 京都府京都市左京区岩倉',
  ruleAnywhere: '住所の先頭でない場合も読み替える',
  ruleApplies: (count) => `${formatCount(count)}件の住所に当てはまります`,
  ruleAdd: '規則を追加',
  ruleRemove: (text) => `「${text}」の規則を削除`,
  rulesNone: '規則はまだありません。',
  save: '修正を保存',
  saveHint: '修正と規則を小さなファイルに保存します。study.jsonにも含まれます。',
  load: '修正を開く…',
  loadHint: '保存した修正と規則を、企業のIDで対応づけて加えます。',
  count: (fixes, rules) => `修正${formatCount(fixes)}件、規則${formatCount(rules)}件`,
  showError: '位置誤差を地図に表示',
  shares: (count) =>
    `ほかの${formatCount(count)}社も同じ点にあります。位置がこれより細かく分からないためで、地図では周りに広げて表示しています。`,
  sharesTip: (count) => `${formatCount(count)}社が同じ点`,
  gazetteer: {
    title: '町字辞書',
    more: 'ほかの方法…',
    manage: '町字辞書…',
    intro:
      '町字辞書があれば、住所から数百メートルの精度で位置が分かります。照合はこの端末の中で行い、住所は外に出ません。',
    inUse: '使用中',
    notInUse: '使っていません。住所からは市区町村までしか位置が分かりません。',
    source: (source, date) => (date === '' ? source : `${source}・${date}`),
    kept: (megabytes) =>
      `次回のためにこのブラウザーに残してあります（${formatFixed(megabytes, 1)} MB）。`,
    keptOther: (what) => `このブラウザーに残してあるもの：${what}`,
    keepFailed:
      'このブラウザーには残せませんでした（プライベートウィンドウ、または容量不足）。代わりにファイルに保存してください。',
    stop: '使わない',
    reopen: '使う',
    remove: 'このブラウザーから削除',
    save: 'ファイルに保存',
    folder: 'フォルダーから',
    folderHint:
      'Geoloniaが公開する形のまま、ja.jsonとフォルダーjaを含むもの。必要な部分だけを読みます。',
    folderChoose: 'フォルダーを選ぶ…',
    build: 'このフォルダーを1つにまとめる',
    buildHint:
      'すべての町字を小さな1ファイルにまとめます。次回のためにこのブラウザーに残し、保存して渡すこともできます。',
    pack: 'まとめたファイルから',
    packHint: 'ここで保存したもの、または「shuseki gazetteer build」で作ったもの。',
    packChoose: 'ファイルを選ぶ…',
    fetch: '公開サービスから',
    fetchHint:
      'デジタル庁のアドレス・ベース・レジストリをもとにしたGeoloniaのオープンデータ（CC BY 4.0）。ボタンを押すまで何も取得しません。',
    url: 'サービスのアドレス',
    urlWrong: 'https:// で始まるアドレスが必要です。',
    scope: '取得する範囲',
    scopeNamed: (files, megabytes) =>
      `この分析の企業と機関の市区町村と、企業の周りの市区町村だけ：${formatCount(files)}ファイル、${megabytes < 1 ? '1 MB未満' : `約${formatCount(Math.round(megabytes))} MB`}`,
    scopeNamedUnknown: 'この分析の企業と機関の市区町村と、企業の周りの市区町村だけ',
    scopeNamedWarning:
      'この場合、どの市区町村を求めたかはサービスに伝わります。住所や企業名は伝わりません。',
    scopeAll: (files, megabytes) =>
      `日本全国：約${formatCount(files)}ファイル、${formatCount(megabytes)} MB`,
    fetchNow: (host) => `${host}から取得`,
    numbers:
      '住居番号と地番も取得する（建物の位置まで決まります。ファイルは大きくなりますが、途中で中止しても続きから取得できます）',
    offer: (municipalities, others, around = 0) =>
      `住所に出てくる市区町村は${formatCount(municipalities)}です。その町字を取得すると、企業の位置が数百mの精度で決まります。取得しない場合は市区町村までの精度となり、集積は求められません。${others > 0 ? `あわせて機関の所在する${formatCount(others)}市区町村の町字も取得します。` : ''}${around > 0 ? `地図の区域の境界を定めるため、周りの${formatCount(around)}市区町村の町字も取得します。` : ''}`,
    offerUnknown:
      '住所に出てくる市区町村の町字を取得すると、企業の位置が数百mの精度で決まります。取得しない場合は市区町村までの精度となり、集積は求められません。',
    offerSize: (host, files, megabytes) =>
      `${host}（Geolonia、CC BY 4.0）から${formatCount(files)}ファイル、${megabytes < 1 ? '1 MB未満' : `約${formatCount(Math.round(megabytes))} MB`}。サービスに伝わるのはどの市区町村を求めたかだけで、住所や企業名は伝わりません。`,
    offerTake: '町字を取得してこの表を使う',
    offerNow: '町字を取得',
    offerWithout: '町字なしで使う',
    tooCoarse:
      '集積を求められる精度で位置が決まった企業がありません。半径を変えても結果は変わりません。',
    fetching: (files, megabytes) =>
      `取得中… ${formatCount(files)}ファイル、${formatFixed(megabytes, 1)} MB`,
    building: 'すべての町字を読み込み中…',
    opening: '開いています…',
    cancelled: '取得した分は残してあります。次はその続きから始まります。',
  },
};
