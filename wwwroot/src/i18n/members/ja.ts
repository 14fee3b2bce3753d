import type { MemberTexts } from "./en";

/** Japanese: members of IP Messenger, and what is around their messages. Loaded with their views. */
export const members: MemberTexts = {
  presence: {
    unknown: "まだ応答なし",
    online: "オンライン",
    away: "不在",
    offline: "オフライン",
  },
  awayWhy: (text) => `不在：${text}`,
  groups: "グループ",
  noGroup: "（グループなし）",
  there: (online, all) => `${all} 人中 ${online} 人がオンライン`,
  more: (count) => `あと ${count} 人を表示`,
  me: (name, listener) => `${listener} での名前は ${name}`,
  sealed: {
    covered: "封書",
    open: "開封する",
    hint: "開封したことが送信者に通知されます。",
    failed: "開封できませんでした。ゲートウェイに接続してからもう一度お試しください。",
    opened: (at) => `封書、${at} に開封`,
    sent: "封書",
    locked:
      "送信者はパスワードによる錠前を求めていますが、このゲートウェイはパスワードを尋ねません。",
    send: "封書にする",
    sendHint: "相手が開封するまで隠されます。開封されると「既読」になります。",
  },
  audience: { everybody: "全員あて", several: "複数のメンバーあて" },
  automatic: "プログラムによる送信",
  unspoken: {
    encrypted:
      "暗号化されたメッセージです。このゲートウェイでは読めません。受信確認を返していないので、送信者には読まれていないことが分かります。",
    files: "添付ファイルがあります。このゲートウェイは取得しません:",
    picture: "画像です。このゲートウェイでは表示できません。",
    knock: "ノック：誰かが呼んでいます。",
  },
  facts: {
    nick: "名前",
    group: "グループ",
    account: "アカウント",
    program: "プログラム",
    presence: "状態",
    claim: "身元",
    claimed: (who) =>
      `${who} と名乗っています。確認はされていません。IP Messenger の名前は自己申告で、アドレスは偽装できます。`,
  },
  own: {
    title: "メンバーとしてのゲートウェイ",
    on: (listener) => `リスナー ${listener}`,
    dialect: "方言",
    dialects: { text: "text: 生のデータグラム", ipmsg: "ipmsg: IP Messenger" },
    hint: "すべてのブラウザーがまとめて 1 人のメンバーになります。IP Messenger では名前は証明されず、ここでは暗号化もされません。",
    name: "メンバーに見える名前",
    group: "グループ",
    away: "不在",
    awayHint: "席を外していることを知らせます",
    absence: "不在の理由",
    follow: "誰もページを開いていない間は不在にする",
    user: "アカウント名",
    host: "マシン名",
    charset: "文字コードを示さないメンバーの文字コード",
  },
};
