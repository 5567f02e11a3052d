import {
  CODE,
  ENGLISH,
  foldHeader,
  IMAGE,
  means,
  names,
  PARENT,
  PERSON,
  READING,
  unless,
  type HeaderRule,
} from './header-rule';

/** What columns are called that say where something is: names best first, then a pattern for the rest. */

export const ADDRESS: HeaderRule = {
  names: names(
    `住所 所在地 本社所在地 本店所在地 本社住所 本店住所 会社住所 企業住所 所在地住所 住所所在地 登記住所 事業所所在地 所在 アドレス
     address fulladdress companyaddress headofficeaddress location`,
  ),
  pattern: /住所|所在地|address/,
  unless: unless(
    READING,
    ENGLISH,
    IMAGE,
    CODE,
    PERSON,
    PARENT,
    /国外|海外|outside|メール|mail|\bip\b|ipaddress|url|(住所|所在地|address)(\d|番地|建物|方書)|(都道府県|市区町村|県|市)名?$|区分$|番号|支店|支社|id$|レベル|level/,
  ),
};

/** Parts of an address in the order in which they are joined. */
export const ADDRESS_PARTS: readonly HeaderRule[] = [
  {
    names: names(
      '都道府県 都道府県名 府県名 府県 県名 県 都道府県名称 所在都道府県 所在地都道府県 住所都道府県 prefecturename prefecture pref billingstateprovince mailingstateprovince stateprovince',
    ),
    pattern: /都道府県|prefecture/,
    unless: unless(READING, ENGLISH, CODE, /番号|id$/),
  },
  { names: names('郡 郡名 county district gun') },
  {
    names: names(
      `市区町村 市区町村名 市町村 市町村名 市町 市町名 区市町村 区市町村名 市区郡町村 市区 市区名 市名 市 所在市区町村 所在市町村 所在市町 市郡 市郡名 所在地市区町村 住所市区町村 市区郡 請求先市区郡 自治体 自治体名 cityname city billingcity mailingcity municipalityname municipality`,
    ),
    pattern: /市区町村|市町村|municipality/,
    unless: unless(READING, ENGLISH, CODE, /番号|id$/),
  },
  { names: names('区 区名 行政区 ward wardname') },
  {
    names: names(
      '町域 町域名 町名 町字 町丁目 町丁目名 町丁 大字 大字名 大字町名 大字丁目 地域 住所1 address1 addressline1 townname town',
    ),
    pattern: /^(?:本社|本店|登記)?(?:住所|所在地)(?:1|上段)$/,
    unless: unless(READING, ENGLISH, CODE),
  },
  { names: names('字 小字 字名 丁目') },
  {
    names: names(
      `番地 番地号 丁目番地 丁目番地等 丁目番地号 番地等 番地以下 地番 街区 町域番地 以降の住所 以下住所 住所2 address2 addressline2 streetnumber streetaddress street`,
    ),
    pattern: /番地|地番|street|^(?:本社|本店|登記)?(?:住所|所在地)(?:2|下段)$/,
    unless: unless(READING, ENGLISH, CODE),
  },
  {
    names: names('住所3 address3 addressline3'),
    pattern: /^(?:本社|本店|登記)?(?:住所|所在地)3$/,
  },
];

/** Stands in the place of prefecture and municipality where a list names neither. */
export const MUNICIPALITY_CODE: HeaderRule = {
  names: names(
    `市区町村コード 市町村コード 自治体コード 団体コード 地方公共団体コード 全国地方公共団体コード 都道府県市区町村コード 住所コード jisコード
     municipalitycode citycode jiscode lgcode`,
  ),
};

/** Whether a column is called as one with the codes of municipalities (全国地方公共団体コード) is. */
export function saysMunicipalityCode(header: string): boolean {
  return means(foldHeader(header), MUNICIPALITY_CODE);
}

export const LONGITUDE: HeaderRule = {
  names: names('経度 lng lon long longitude 経度10進 経度世界測地系 東経 lngdeg londeg geocodelon'),
  pattern: /経度|longitude/,
  unless: /緯度|緯経/,
};

export const LATITUDE: HeaderRule = {
  names: names('緯度 lat latitude 緯度10進 緯度世界測地系 北緯 latdeg geocodelat'),
  pattern: /緯度|latitude/,
  unless: /経度/,
};

export const LEVEL: HeaderRule = {
  names: names('位置の精度 level geocodelevel 精度 位置精度 geocodinglevel'),
};

export const ERROR_KM: HeaderRule = {
  names: names('位置誤差 位置誤差km errorkm geocodeerrorkm 誤差km 誤差'),
};
