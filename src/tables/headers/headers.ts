import {
  CODE,
  ENGLISH,
  IMAGE,
  names,
  PARENT,
  PERSON,
  READING,
  unless,
  type HeaderRule,
} from './header-rule';
import { ADDRESS, ADDRESS_PARTS, LATITUDE, LONGITUDE } from './place-headers';
import { CONTACT_FREQUENCY, EVENT_KEY, LINK_FIRM, LINK_INSTITUTION } from '../ties/tie-headers';

/**
 * What columns are called in Japanese lists, in the corporate registers and in English tables: for each role the names that mean it,
 * best first, then a pattern for the rest. Names are compared folded (see foldHeader).
 */

export const NAME: HeaderRule = {
  names: names(
    `企業名 会社名 法人名 商号 商号又は名称 商号または名称 商号名称 事業者名 事業所名 店名 店舗名 企業名称 会社名称 法人名称 名称 社名 屋号 名前
     companyname firmname corporatename corporationname enterprisename businessname namejapanese nameja name company firm 企業 会社 法人 事業所 取引先名 取引先名称 相手先企業 相手企業 立地企業 承認企業 認定企業 採択企業 採択事業者 実施企業 事業者 会員名 大学発ベンチャー名 ベンチャー名 顧客名 顧客名称 accountname customername`,
  ),
  pattern:
    /(企業|会社|法人|事業者|事業所|工場|店舗|団体|社|商号).*名|名称|(company|firm|corporate).*name/,
  unless: unless(
    PERSON,
    READING,
    ENGLISH,
    IMAGE,
    CODE,
    PARENT,
    /県|市区|町村|地名|都道府|製品|品目|業種|産業|分類|資格|発明|考案|意匠の|題目|課題|テーマ|計画/,
  ),
};

export const INSTITUTION_NAME: HeaderRule = {
  names: names(
    `機関名 研究開発機関名 研究機関名 研究開発機関 研究機関 機関名称 施設名 大学名 支援機関名 組織名 namejapanese nameja 名称 institutionname institutename institution institute name 機関 大学`,
  ),
  pattern:
    /(機関|大学|施設|組織|団体|センター|法人).*名|名称|(institution|organi[sz]ation|universit).*name/,
  unless: NAME.unless,
};

export const NAME_ENGLISH: HeaderRule = {
  names: names(
    '英語名 英語名称 英文名 英文名称 英名 nameen nameenglish englishname enname 法人名英語',
  ),
  pattern: /(名|name).*(英語|英文|english)|(英語|英文|english).*(名|name)/,
};

export const FIRM_ID: HeaderRule = {
  names: names(
    `企業id 会社id 法人id 事業所id firmid companyid id 企業コード 会社コード 企業番号 会社番号 法人番号 corporatenumber corporatenum
     houjinbangou 管理番号 整理番号 調査番号 サンプル番号 標本番号 登録番号 受付番号 事業所番号 通番 連番 通し番号 code コード no 番号 sequencenumber`,
  ),
  unless: /郵便|電話/,
};

export const INSTITUTION_ID: HeaderRule = {
  names: names(
    '機関id 研究機関id institutionid instituteid id 機関コード 機関番号 code コード 法人番号 corporatenumber no 番号',
  ),
};

export const INDUSTRY: HeaderRule = {
  names: names(
    `業種 産業分類 業種名 産業 産業名 産業中分類 産業小分類 産業大分類 主要業種 主業種 主な業種 業種分類 業態 業種区分 産業分類名 日本標準産業分類
     industry industryname sector industryclassification jsic naics sic industrycode 業種コード 産業分類コード`,
  ),
  pattern: /業種|産業.*分類|industry|sector/,
};

export const EMPLOYEES: HeaderRule = {
  names: names(
    `従業員数 従業者数 社員数 従業員 従業者 従業員数合計 従業者数合計 従業員計 従業者計 常用従業者数 常用雇用者数 常用労働者数 労働者数 就業者数 従事者数 従業者総数 従業員総数 正社員数 正社員 正規従業員数 正規従業員 職員数 雇用者数 人員 人数
     employees employeescount employeecount numberofemployees numemployees nemployees employeenumber employee staff headcount`,
  ),
  pattern: /従業[員者].*数|社員数|労働者の?数|雇用者の?数|employee|headcount/,
  unless: /割合|比率|増減|規模区分|share|ratio|代表|^log|^ln|対数/,
};

export const CAPITAL: HeaderRule = {
  names: names(
    `資本金 資本金額 資本金の額 資本の額 資本金出資金 資本金又は出資金 資本金または出資金 出資金 出資金額 出資の総額 資本金千円 資本金万円 資本金百万円 資本金円
     capital capitalstock paidincapital paidupcapital sharecapital capitaljpy capitalyen`,
  ),
  pattern: /^資本金|資本金額|出資金額?$|^capital.*(yen|jpy)|paidincapital/,
  unless:
    /区分|階級|規模|準備金|剰余金|増資|年月|割合|比率|出資者|順位|コード|share|ratio|class|^log|^ln|対数/,
};

/** Only names that can mean nothing else: a column of weights may be of products. */
export const SURVEY_WEIGHT: HeaderRule = {
  names: names(
    `調査ウェイト 調査ウエイト 標本ウェイト 標本ウエイト 集計用乗率 拡大乗率 復元乗率 抽出ウェイト 抽出ウエイト 集計用ウェイト 集計用ウエイト 回収ウェイト
     surveyweight surveyweights samplingweight samplingweights sampleweight designweight finalweight nonresponseweight`,
  ),
};

/** Whether, or on what day, a questionnaire came back. */
export const RESPONSE: HeaderRule = {
  names: names(
    `回収 回収有無 回収の有無 回収状況 回収区分 回収フラグ 回答有無 回答の有無 回答状況 回答フラグ 返送 返送有無 返送の有無 返送状況
     回収日 回収年月日 回答日 回答年月日 返送日 返送年月日 調査票回収日 responded isrespondent respondent responsestatus responsedate returned answered datereturned`,
  ),
};

export const WAVE: HeaderRule = {
  names: names(
    `回収波 回収次 回収回 回収時期 回答波 回答時期 調査波 発送波 督促 督促前後 督促回数 wave responsewave surveywave mailwave`,
  ),
};

export const SUBCONTRACTOR: HeaderRule = {
  names: names(
    `下請 下請け 下請企業 下請区分 下請有無 下請の有無 下請けの有無 下請関係 下請取引 系列 系列企業 subcontractor issubcontractor subcontracting subcontract supplier`,
  ),
  pattern: /下請|subcontract/,
  unless: /件数|社数|企業名|会社名|住所|所在地/,
};

export const PARENT_NAME: HeaderRule = {
  names: names(
    `親会社 親会社名 親企業 親企業名 親会社名称 親企業名称 元請 元請企業 元請企業名 元請会社 元請会社名 発注元 発注元企業 発注元企業名 発注元名 主な発注元 主要発注元 発注企業 発注企業名
     parent parentcompany parentfirm parentname parentcompanyname parentfirmname`,
  ),
  pattern: /(親会社|親企業|元請|発注元|発注企業).*名|parent.*name/,
  unless: /住所|所在地|address|コード|番号|割合|比率|share|ratio|id$|code/,
};

export const PARENT_ADDRESS: HeaderRule = {
  names: names(
    `親会社住所 親会社所在地 親企業住所 親企業所在地 元請住所 元請所在地 元請企業住所 元請企業所在地 発注元住所 発注元所在地 発注企業住所 発注企業所在地
     parentaddress parentcompanyaddress parentfirmaddress`,
  ),
  pattern: /(親会社|親企業|元請|発注元|発注企業|parent).*(住所|所在地|address)/,
};

export const MAIN_INSTITUTION: HeaderRule = {
  names: names(
    `主な連携先 主要連携先 主な連携機関 主要連携機関 主な相談先 主要相談先 主な研究開発機関 主な連携先機関 連携機関 連携機関名 連携先機関 連携先機関名 連携先 相談先機関 相談先
     maininstitution maininstitutionname mainpartner partnerinstitution institution`,
  ),
  pattern: /(主な|主要).*(連携|相談|共同研究).*(先|機関)|main.*institution/,
  unless: /頻度|回数|件数|住所|所在地|種別|address|kind|type|frequency|count/,
};

/** A frequency of what is not said counts beside a main institution only; see `suggestRoles`. */
export const MAIN_FREQUENCY: HeaderRule = {
  names: names(
    `主な連携先との交流頻度 交流頻度 交流回数 連携頻度 連携回数 相談頻度 相談回数 年間相談回数 年間交流回数 連絡頻度 連絡回数 接触頻度 頻度
     mainfrequency contactfrequency contactsperyear frequency frequencyperyear`,
  ),
  pattern: /(連携|相談|交流|連絡|接触).*(頻度|回数)|(main|contact).*frequency|contact.*peryear/,
};

/** 大学等との交流, 公設試の利用: contacts with institutions, of which the answers must say how often. */
export const CONTACTS_OF =
  /(?:大学|高専|公設試|試験場|試験研究機関|研究機関|研究所|支援機関|産学|産官学|産学官|universit|institut).*(?:交流|連携|相談|連絡|接触|付き合い|つきあい|付合い|関わり|かかわり|関係|協力|利用|活用|contact|exchange|collaborat|cooperat)/;
/** How often a firm talks, even where nobody is named. */
export const CONTACTS_ALONE =
  /(交流|連携|相談|連絡|接触).*(頻度|回数)|contact.*(frequency|peryear)/;

/** Outcomes: any number of columns. */
export const OUTCOME: HeaderRule = {
  names: names(
    `特許 特許数 特許件数 特許出願数 特許出願件数 特許登録件数 実用新案 実用新案件数 意匠件数 件数 新製品 新製品数 新製品件数 新商品数 新技術数 新工程 新工程数
     製品イノベーション 工程イノベーション プロダクトイノベーション プロセスイノベーション イノベーション イノベーション件数 イノベーション数
     innovations innovation innovationcount productinnovations processinnovations productinnovation processinnovation patents patent patentcount newproducts newprocesses events`,
  ),
  pattern:
    /特許|実用新案|意匠|新製品|新商品|新技術|新工程|イノベーション|innov|patent|newproduct|newprocess|件数$/,
  unless:
    /番号|名$|日付|年月日|年$|年度|時期|date|name|title|number(?!of)|^log|^ln|対数|取引件数|相談件数|紹介件数/,
};

export const INSTITUTION_KIND: HeaderRule = {
  names: names(
    '種別 機関種別 機関区分 機関分類 区分 種類 分類 kind type category institutiontype institutionkind',
  ),
  pattern: /種別|(機関|施設).*(区分|分類|種類)/,
};

export const HOMEPAGE: HeaderRule = {
  names: names(
    'homepage ホームページ url website web ウェブサイト webサイト hp サイト 企業ホームページ',
  ),
  pattern: /ホームページ|homepage|website|url$/,
};

export const FORMER_NAMES: HeaderRule = {
  names: names('formernames formername 旧名称 旧名 旧機関名 旧称'),
};

export const SUCCESSOR: HeaderRule = { names: names('successor 後継 後継機関 承継先') };

export const CLOSED: HeaderRule = {
  names: names('closed closedon closedat 廃止 廃止日 廃止年月 廃止年月日 閉鎖 閉鎖日 閉鎖年月'),
};

export const AS_OF: HeaderRule = { names: names('asof 時点 確認年月 確認月 基準月') };

/** Every name that means a role, folded. */
export const KNOWN_HEADERS: ReadonlySet<string> = new Set(
  [
    NAME,
    INSTITUTION_NAME,
    NAME_ENGLISH,
    ADDRESS,
    ...ADDRESS_PARTS,
    LONGITUDE,
    LATITUDE,
    FIRM_ID,
    INSTITUTION_ID,
    INDUSTRY,
    EMPLOYEES,
    LINK_FIRM,
    LINK_INSTITUTION,
    CONTACT_FREQUENCY,
    EVENT_KEY,
  ].flatMap((rule) => rule.names),
);
