/** Name of the column with the headings above each row. */
export const HEADING_COLUMN = '見出し';

const INDUSTRY =
  /^\S{0,20}(?:製造|建設|卸売|小売|運輸|運送|サービス|通信|不動産|賃貸|飲食|宿泊|農|林|漁|水産|鉱|金融|保険|教育|学習支援|加工|処理|郵便|ガス|水道|土木|設備)業(?:[、，・,\s]\S*|関係|関連|部門|部会|等|など)?$|^\S{1,12}(?:関係|関連|部門|部会|分野)$/;

/** Whether a heading is called like an industry. */
export const namesIndustry = (text: string): boolean => INDUSTRY.test(text);
