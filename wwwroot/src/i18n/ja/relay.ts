import type { relay as english } from "../en/relay";

/** Japanese: what rooms pass on, peers that came back, and what peers take. */
export const relay: typeof english = {
  relay: {
    label: "ここで転送されないもの",
    loopStopped: (peer) => `ループを停止：${peer} が受け取った内容を送り返しました。`,
    loopHint: "他の人の発言は引き続き届きます。このピアの発言は保存されますが、転送されません。",
    resume: "再開",
    resumed: (peer) => `${peer} の発言を再び転送します。`,
    peerCapped: (peer, perSecond) =>
      `メッセージが多すぎます：${peer} の発言は毎秒 ${perSecond} 件まで転送します。すべて保存されます。`,
    roomCapped: (perSecond) =>
      `メッセージが多すぎます：ここのピアの発言は毎秒 ${perSecond} 件まで転送します。すべて保存されます。`,
    reached: (reached, all) => `${all} ピアのうち ${reached} にすべて届きました`,
    then: "。",
    andMore: (count) => `（ほか ${count} 件）`,
    goesOn: (name) => `続きは ${name} にあります。`,
    goThere: "移動",
  },
  merge: {
    offer: (earlier) => `これは別のポートで戻ってきた ${earlier} ですか？`,
    merge: "統合",
    not: "別のピア",
    sure: (earlier, address) =>
      `${earlier} は名前、設定、ルームを保ったまま ${address} で続き、このピアは削除されます。元に戻せません。`,
    confirm: "統合を確定",
  },
  limits: {
    maxBytes: "受け取れる最長のデータグラム（バイト）",
    maxBytesHint: "空欄なら UDP の上限まで。これより長いものは送らず、その旨を表示します。",
    every: "キープアライブの間隔（秒）",
    everyHint: "空欄なら無効。無通信のピアを忘れるルーター向け：1～3600。",
    bytes: "キープアライブのバイト列（16 進）",
    bytesHint: "ピアのプログラムが無視するバイト列。",
    needsBytes: "00 など、1 バイト以上を 16 進で入力してください。",
    badNumber: (least, most) => `${least} から ${most} までの数。`,
  },
  check: {
    goesTo: (address) => `宛先は ${address} です。`,
    looksUp: (host) => `${host} は追加時に名前解決されます。`,
    known: (name) => `既存の ${name} です。`,
  },
};
