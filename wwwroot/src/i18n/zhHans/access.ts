import type { access as english } from "../en/access";

/** Simplified Chinese: who comes in. */
export const access: typeof english = {
  access: {
    titles: {
      setup: "设置此网关",
      invite: "您已受邀",
      signIn: "登录",
      notSetUp: "尚未设置",
    },
    texts: {
      setup: "创建所有者账户。此链接只能使用一次。",
      invite: "创建您的账户。此链接只能使用一次。",
      signIn: "只有拥有账户的人才能进入此网关。",
      notSetUp: "请所有者打开网关启动时输出的设置链接。",
    },
    enter: { setup: "创建账户", invite: "创建账户", signIn: "登录" },
    label: "访问",
    name: "名称",
    password: "密码",
    passwordHint: "至少 10 个字符。",
    roles: { viewer: "只读", sender: "读写", admin: "管理员" },
    role: "角色",
    roleOf: (name) => `${name} 的角色`,
    people: "人员与访问",
    accounts: "账户",
    invitations: "邀请",
    invite: "邀请他人",
    linkOnce: "请将此链接交给一个人。它只显示这一次：",
    until: (time) => `有效期至 ${time}`,
    tokens: "脚本令牌",
    tokenName: "令牌的用途",
    makeToken: "创建令牌",
    tokenOnce: "请妥善保管此令牌。它只显示这一次：",
    remove: "移除",
    removeOne: (name) => `移除 ${name}`,
    leave: "退出登录",
    openLan: "对网络中的所有人开放，且未加密（--insecure-open-lan）。",
  },
};
