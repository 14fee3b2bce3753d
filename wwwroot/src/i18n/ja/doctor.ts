import type { doctor as english } from "../en/doctor";

/** Japanese: the doctor, who looks why nothing arrives. */
export const doctor: typeof english = {
  doctor: {
    title: "診断",
    open: "診断：ネットワークからこのゲートウェイに届きますか？",
    back: "メッセージに戻る",
    loading: "マシンを調べています…",
    failed: "ゲートウェイが応答しませんでした。もう一度問い合わせます。",
    hints: "確認すること",
    noHints: "ゲートウェイから見える問題はありません。",
    hint: {
      listenerTroubled: (listener, value) =>
        `リスナー ${listener} は受信すべきものをすべて受信できていません：${value}。`,
      loopbackOnly: (listener, value) =>
        `リスナー ${listener} はこのマシンのデータグラムだけを受け取ります。他から届くようにするには ${value} にバインドしてください。`,
      oneBridgeAddress: (_, value) =>
        `すべてのピアが ${value} から来ています。これはコンテナとホストの間のブリッジで、送信元を自分のアドレスに置き換えます。ホストのネットワークを使えば、それぞれ固有のアドレスになります。`,
      container: (_, value) =>
        `ゲートウェイはコンテナ内で動いています。UDP ポートの公開が必要です（${value}）。ここのアドレスはコンテナのものです。`,
      kernelDrops: (listener, value) =>
        `カーネルが ${listener} 宛ての ${value} 件のデータグラムを破棄しました。読み取りが追いつきませんでした。`,
      smallBuffer: (_, value) =>
        `カーネルの受信バッファは ${value} バイトしかありません。集中すると失われることがあります。増やすには：`,
      firewall: (_, value) =>
        `他のマシンからはまだ何も届いていません。届くはずなら、ファイアウォールが UDP ポート ${value} を通しているか確認してください。`,
    },
    senders: "どこからでも試す",
    sendersText:
      "ゲートウェイに届くはずのマシンで、次のどれかを実行してください。それぞれにコードがあり、届くと印が付きます。",
    to: "宛先のリスナー",
    host: "アドレス",
    waiting: "未着",
    arrived: (from) => `${from} から届きました`,
    listeners: "バインド中",
    state: { listening: "受信中", retrying: "再試行中" },
    sockets: "ソケット",
    groups: "グループ",
    since: "開始",
    buffer: "受信バッファ",
    bufferOf: (granted, asked) => `${asked} バイト中 ${granted} バイト`,
    bufferUnknown: "不明",
    received: "受信",
    dropped: "破棄",
    byKernel: (count) => `カーネルによるもの ${count}`,
    fromSettings: "設定由来：変更は次の起動まで有効",
    add: "リスナーを追加",
    change: "変更",
    changeOne: (name) => `${name} を変更`,
    remove: "削除",
    removeOne: (name) => `${name} を削除`,
    removeSure: "削除しますか？ピアは残ります。",
    name: "名前",
    endpoint: "エンドポイント",
    endpointHint: "*:9001、192.0.2.1:9001、[fe80::1%eth0]:9001 など",
    groupsField: "グループ（1 行に 1 つ）",
    groupsHint: "239.1.2.3@eth0、broadcast@eth0",
    interfaces: "インターフェース",
    up: "動作中",
    down: "停止",
    addresses: "アドレス",
    joined: "参加中",
    notJoined: "未参加",
    container: { docker: "Docker", podman: "Podman", kubernetes: "Kubernetes", container: "" },
    inContainer: (name) => `コンテナ内：${name}`,
  },
};
