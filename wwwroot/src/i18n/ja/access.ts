import type { access as english } from "../en/access";

/** Japanese: who comes in. */
export const access: typeof english = {
  access: {
    titles: {
      setup: "このゲートウェイの初期設定",
      invite: "招待されています",
      signIn: "サインイン",
      notSetUp: "まだ設定されていません",
    },
    texts: {
      setup: "所有者のアカウントを作成します。このリンクは一度だけ使えます。",
      invite: "アカウントを作成します。このリンクは一度だけ使えます。",
      signIn: "このゲートウェイにはアカウントを持つ人だけが入れます。",
      notSetUp: "所有者が、起動時にゲートウェイが表示した設定リンクを開いてください。",
    },
    enter: { setup: "アカウントを作成", invite: "アカウントを作成", signIn: "サインイン" },
    label: "アクセス",
    name: "名前",
    password: "パスワード",
    passwordHint: "10 文字以上。",
    roles: { viewer: "閲覧", sender: "閲覧と送信", admin: "管理者" },
    role: "役割",
    roleOf: (name) => `${name} の役割`,
    people: "ユーザーとアクセス",
    accounts: "アカウント",
    invitations: "招待",
    invite: "招待する",
    linkOnce: "このリンクを一人に渡してください。表示は今回だけです:",
    until: (time) => `${time} まで`,
    tokens: "スクリプト用トークン",
    tokenName: "トークンの用途",
    makeToken: "トークンを作成",
    tokenOnce: "このトークンを安全な場所に保管してください。表示は今回だけです:",
    remove: "削除",
    removeOne: (name) => `${name} を削除`,
    leave: "サインアウト",
    openLan: "ネットワーク内の全員に公開され、暗号化されていません (--insecure-open-lan)。",
  },
};
