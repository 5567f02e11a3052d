import { names, READING, unless, type HeaderRule } from '../headers/header-rule';

/** What columns are called in tables of ties between firms and institutions, and of what has happened to firms: names best first, then a pattern for the rest. */

export const LINK_FIRM: HeaderRule = {
  names: names(
    `企業id 会社id 法人id firmid companyid firm company 企業コード 会社コード 企業番号 法人番号 corporatenumber 企業名 会社名 法人名 商号 企業 会社 法人 firmname companyname 事業所名 source from`,
  ),
  pattern: /企業|会社|法人|事業所|firm|company/,
  unless: /機関|大学|相手|institution|住所|所在地|address/,
};

export const LINK_INSTITUTION: HeaderRule = {
  names: names(
    `機関id 研究機関id institutionid instituteid institution institute 機関コード 研究開発機関 研究開発機関名 研究機関 研究機関名 機関名 機関 連携先 連携機関 連携先機関
     連携先名 支援機関 支援機関名 大学名 大学 相手先 相手機関 institutionname partner university target to`,
  ),
  pattern: /機関|大学|連携先|相手|institut|universit|partner/,
  unless: /種別|区分|分類|住所|所在地|kind|type|address/,
};

export const CONTACT_FREQUENCY: HeaderRule = {
  names: names(
    `交流頻度 交流回数 連絡頻度 連絡回数 接触頻度 接触回数 年間回数 年間交流回数 相談回数 訪問回数 打合せ回数 頻度 回数
     contactfrequency contactsperyear frequency contacts frequencyperyear timesperyear count n 件数 weight`,
  ),
  pattern: /頻度|回数|frequency|contacts/,
};

export const TOPIC: HeaderRule = {
  names: names(
    '内容 テーマ 交流内容 連携内容 相談内容 目的 分野 主題 topic subject theme purpose content field',
  ),
  pattern: /内容|テーマ|目的|topic|subject|theme/,
};

export const LINK_YEAR: HeaderRule = {
  names: names(
    '年 年度 西暦 調査年 調査年度 交流年 連携年 実施年 実施年度 year fiscalyear surveyyear',
  ),
  pattern: /年度$|year$/,
  unless: /^年間|年数|回数|頻度|peryear/,
};

export const EVENT_KEY: HeaderRule = {
  names: names(
    `企業id 会社id 法人id firmid companyid 企業コード 会社コード 法人番号 corporatenumber 企業名 会社名 法人名 商号 company firm companyname firmname
     企業 会社 法人 出願人 出願人名 権利者 権利者名 特許権者 出願人権利者 事業者名 applicant applicantname assignee holder owner corporatename 名称 name 社名 id`,
  ),
  pattern: /企業|会社|法人|出願人|権利者|company|firm|applicant|assignee/,
  unless: unless(READING, /住所|所在地|address|国/),
};

export const EVENT_DATE: HeaderRule = {
  names: names(
    `出願日 出願年月日 出願年月 出願年 登録日 登録年月日 登録年 公開日 公告日 発売日 発売年月 発売年 発表日 採択日 採択年度 受賞日 受賞年 受賞年度 認定日 認定年月日 認定年度
     実施日 実施年度 交付年度 年月日 日付 年月 年度 年 西暦 filingdate applicationdate dateofapplication priority prioritydate grantdate publicationdate registrationdate launchdate releasedate awarddate
     eventdate date filingyear applicationyear grantyear publicationyear fiscalyear year`,
  ),
  pattern: /(出願|登録|公開|公告|発売|発表|採択|受賞|認定|実施|交付).*(日|年度?|月)$|date$|year$/,
  unless: /満了|失効|期限|更新|生年|設立|創業|expir|update|modified|founded/,
};

/** Headers of what has happened to a firm: a patent, a product, an award. Folded. */
export const EVENT_SIGNS =
  /特許|発明|出願|登録番号|公開番号|意匠|商標|補助金|採択|受賞|認定|製品名|商品名|patent|invention|award|grant|applicationnumber|^title$|^件名$/;
