/** Japanese: addresses, conversations and peers that cannot be as somebody wants them. */
export const asking = {
  "address-empty": "アドレスとポートを入力してください。例：192.0.2.1:9000",
  "address-port-missing": "ポートがありません。コロンに続けて入力してください。例：192.0.2.1:9000",
  "address-port-invalid": "ポートは 1 から 65535 までの数字です。例：192.0.2.1:9000",
  "address-host-invalid":
    "アドレスは IPv4（192.0.2.1:9000）、角かっこで囲んだ IPv6（[2001:db8::1]:9000）、または ASCII のホスト名（host.example:9000）で入力してください。",
  "address-scope-unknown":
    "% の後には、このマシンのネットワークインターフェースの名前か番号を書きます。リンクローカルとマルチキャストのアドレスでのみ使えます。例：[fe80::1%eth0]:9000",
  "address-scope-missing":
    "リンクローカルアドレスにはネットワークインターフェースの指定が必要です。例：[fe80::1%eth0]:9000",
  "address-unspecified":
    "0.0.0.0 と [::] はどのマシンも表しません。マシンのアドレスを入力してください。このマシンなら 127.0.0.1:9000 です。",
  "host-not-found":
    "この名前のホストは見つかりません。名前を確かめるか、アドレスを入力してください。例：192.0.2.1:9000",
  "host-no-family":
    "このリスナーは IPv4 と IPv6 の一方だけに対応し、ホストにはその種類のアドレスがありません。",
  "host-timed-out":
    "ホストの名前解決に時間がかかりすぎました。もう一度試すか、アドレスを入力してください。例：192.0.2.1:9000",
  "host-busy": "名前解決が混み合っています。しばらくしてからもう一度お試しください。",
  "host-failed":
    "ホストの名前解決ができませんでした。もう一度試すか、アドレスを入力してください。例：192.0.2.1:9000",
  "target-denied": "{target} はゲートウェイの設定で拒否されています。",
  "target-unspecified": "{target} はどのマシンのアドレスでもありません。",
  "target-no-port": "ポート 0 を使うプログラムはありません。",
  "target-metadata": "{target} はクラウドのメタデータサービスです。許可できるのは設定だけです。",
  "target-broadcast":
    "{target} はブロードキャストアドレスで、送信できるリスナーがありません。リスナーのグループに broadcast@インターフェース を追加するか、Gateway:Policy:Broadcast を設定してください。",
  "target-multicast":
    "{target} はマルチキャストグループで、参加しているリスナーがありません。リスナーのグループに追加するか、Gateway:Policy:Multicast を設定してください。",
  "target-loopback": "{target} はゲートウェイ自身のマシンです。許可できるのは設定だけです。",
  "target-own-listener": "{target} はこのゲートウェイ自身のリスナーです。",
  "target-service": "ポート {port} は {service} のものです。許可できるのは設定だけです。",
  "no-conversation": "会話 {conversation} はありません。",
  "client-id-used":
    "同じ clientMessageId がこの会話の別のメッセージで使われています。送信していません。別の ID を選んでください。",
  "not-sealable":
    "封書にできるのは 1 つのピアへのメッセージだけで、相手のプロトコルの対応も必要です。送信していません。",
  "conversation-peer-removed": "この会話のピアは削除されました。",
  "peer-blocked-accept-first": "{peer} はブロックされています。先に許可してください。",
  "peer-knocking-accept-first": "{peer} は許可待ちです。先に許可してください。",
  "peer-charset-unknown": "ピアの文字コード {charset} には対応していません。",
  "nothing-to-send":
    "送信する内容がありません。空のデータグラムを受け取ると終了するプログラムがあります。",
  "message-too-long":
    "{bytes:n} バイトは長すぎます。1 つのデータグラムの上限は {most:n} バイトです。送信していません。",
  "unwritable-character": "{place:n} 文字目の {character} は {charset} で表せません。",
  "half-character": "{place:n} 文字目は文字の半分（{code}）だけのため、送信できません。",
  "text-or-bytes": "テキストかバイト列のどちらか一方を指定してください。",
  "no-message-sent": "送信したメッセージ {message} はありません。",
  "message-not-failed": "このメッセージが失敗したピアはありません。",
  "message-peer-removed": "このメッセージのピアは削除されました。",
  "no-message": "メッセージ {message} はありません。",
  "message-not-sealed": "メッセージ {message} は封書ではありません。",
  "room-full": "1 つのルームに入れるピアは {most:n} までです。",
  "not-a-room": "1 対 1 の会話の名前はピアの名前で、ほかの参加者は入れません。",
  "peer-not-in-room": "ピア {peer} はこのルームにいません。",
  "searches-busy": "検索が混み合っています。もう一度お試しください。",
  "no-peer": "ピア {peer} はありません。",
  "merged-with-itself": "ピアを自分自身と統合することはできません。",
  "merged-across-listeners":
    "{later} はリスナー {laterListener} に、{earlier} は {earlierListener} に属しています。",
  "keep-alive-seconds": "キープアライブの間隔は {least} から {most} 秒です。",
  "keep-alive-bytes":
    "キープアライブは 1 から {most} バイトです。空のデータグラムを受け取ると終了するプログラムがあります。",
  "no-charset": "文字コード {charset} はありません。使えるもの：{charsets}",
  "no-terminator": "行末は \\n、\\r\\n、\\r、\\0、none のいずれかです。",
  "limit-out-of-range":
    "最長のデータグラムは 1 から {most:n} バイト、または UDP の上限までを表す 0 です。",
  "name-too-long": "名前は {most} 文字までです。",
  "name-unseen-character": "名前に目に見えない文字が含まれています。",
  "name-missing": "名前がありません。",
} as const;
