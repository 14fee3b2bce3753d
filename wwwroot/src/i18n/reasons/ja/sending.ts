/** Japanese: why a message or datagram did not get there. */
export const sending = {
  "no-route": "{address} への経路がありません",
  "send-forbidden": "システムが {address} への送信を許可していません",
  "group-not-permitted":
    "グループ {address} への送信は許可されていません。リスナーのグループに追加するか、Gateway:Policy:Multicast を設定してください",
  "broadcast-not-permitted":
    "{address} へのブロードキャストは許可されていません。リスナーのグループに broadcast@インターフェース を追加するか、Gateway:Policy:Broadcast を設定してください",
  "port-zero": "ポート 0 には送信できません",
  "listener-not-bound": "リスナーは現在バインドされていません",
  "send-buffer-full": "システムの送信バッファがいっぱいのままです",
  "listener-closed": "リスナーは閉じています",
  "send-failed": "システムが {target} に送信できませんでした",
  "family-not-spoken": "リスナーは {family} に対応していません",
  "longer-than-udp": "{bytes:n} バイトは UDP で送れる上限 {most:n} バイトを超えています",
  "longer-than-way": "{bytes:n} バイトは {address} までの経路には長すぎます",
  "port-unreachable": "ポート {port} で待ち受けているプログラムがありません",
  "host-unreachable": "{address} に到達できません",
  "network-unreachable": "ネットワークに {address} への経路がありません",
  filtered: "フィルターが {address} へのデータグラムを遮っています",
  undeliverable: "ネットワークが {address} に届けられませんでした",
  "dialect-fault": "この方言の処理でゲートウェイに不具合が起きました",
  "empty-datagram":
    "空のデータグラムは送信しません。nc などのプログラムは終わりと見なして終了します。",
  "datagram-too-long":
    "{bytes:n} バイトは 1 つのデータグラムに収まりません。上限は {most:n} バイトです。",
  "zero-byte": "ゼロバイトは IP Messenger のメッセージの終わりを表すため、本文には使えません。",
  "longer-than-ip-messenger":
    "{bytes:n} バイトは IP Messenger のメッセージには長すぎます。上限は {most:n} バイトです。",
  "no-numbers-saved": "ゲートウェイが現在保存できないため、パケット番号がありません。",
  "no-numbers": "現在パケット番号がありません。",
  "not-confirmed": "{sends} 回送信しましたが確認応答がありません",
  "not-confirmed-because": "{sends} 回送信しましたが確認応答がありません：{why}",
  "closed-unconfirmed": "ピアの確認応答より前にゲートウェイが停止しました。",
  "peer-removed": "ピアは削除されました。",
  "peer-removed-while-sending": "送信中にピアが削除されました。送信されたかどうかは不明です。",
  "peer-removed-unconfirmed": "確認応答の前にピアが削除されました。",
  "peer-blocked": "ピアはブロックされています。",
  "address-changed-while-sending":
    "送信中にピアのアドレスが変わりました。古いアドレスに送信されたかどうかは不明です。",
  "stopped-while-sending": "送信中にゲートウェイが停止しました。送信されたかどうかは不明です。",
  "stopped-unconfirmed": "ピアの確認応答より前にゲートウェイが停止しました。",
  "listener-not-running": "リスナー {listener} が動作していません。",
  "waits-for-node": "停止中のノード {node} を待っています。",
  "queue-full": "{peer} 宛ての {most:n} 件が送信待ちです。送信が済んでからもう一度お試しください。",
  "peer-takes-less":
    "{peer} が受け取れるのは {most:n} バイトまでですが、これは {bytes:n} バイトです。このピアには送信していません。",
  "storage-full": "保存も送信もされませんでした。ゲートウェイのディスクがいっぱいです。",
  "storage-locked":
    "保存も送信もされませんでした。ゲートウェイのデータベースが他のプログラムにロックされています。",
  "storage-read-only":
    "保存も送信もされませんでした。ゲートウェイはデータディレクトリに書き込めません。",
  "storage-corrupt": "保存も送信もされませんでした。ゲートウェイのデータベースが壊れています。",
  "storage-unreachable":
    "保存も送信もされませんでした。ゲートウェイのデータベースに接続できません。",
  "storage-failing":
    "保存も送信もされませんでした。ゲートウェイのディスクがエラーを報告しています。",
  "history-unreadable": "ゲートウェイの履歴を現在読み込めません。もう一度お試しください。",
  "gateway-restarting": "ゲートウェイを再起動しています。しばらくしてからもう一度お試しください。",
  "gateway-shutting-down": "ゲートウェイを終了しています。",
  "journal-busy": "ゲートウェイの保存処理が混み合っています。もう一度お試しください。",
} as const;
