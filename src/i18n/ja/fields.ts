import { plain, type FieldMessages } from '../en/fields';

export const fields: FieldMessages = {
  refused: (f) =>
    `${f.typed.trim() === '' ? '値がありません' : `「${f.typed}」は使えません`}。${plain(f.least)}から${plain(f.most)}${f.unit}までの${f.whole ? '整数' : '数'}を入力してください。${plain(f.kept)}${f.unit}のままにしています。`,
};
