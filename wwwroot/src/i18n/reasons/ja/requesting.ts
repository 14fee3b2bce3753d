/** Japanese: requests that are turned away, or cannot be read. */
export const requesting = {
  "sign-in-first":
    "ページでサインインするか、トークンを送ってください（Authorization: Bearer wuc_…）。",
  "nothing-at-address":
    "このアドレスには何もありません。あるものは /openapi/v1.json に載っています。",
  "request-too-long": "リクエストが、ゲートウェイの受け付ける長さを超えています。",
  "request-not-understood": "ゲートウェイが理解できないリクエストです。",
  "gateway-away": "ゲートウェイは今応答できません。もう一度お試しください。",
  "gateway-failed": "ゲートウェイで処理に失敗しました。詳しくはゲートウェイのログにあります。",
  "foreign-page":
    "このゲートウェイは、この名前やこのページには応答しません。Gateway:Access:Hosts を参照してください。",
  "https-only":
    "ネットワーク越しでは、このゲートウェイは https だけを使います。そうしないと途中で読まれます。docs/settings.md を参照してください。",
  "unknown-proxy":
    "未登録のプロキシがこのリクエストを運びました。Gateway:Access:KnownProxies に登録してください。その場合、利用者にはアカウントが必要です。",
  "own-machine-only":
    "このゲートウェイは、自分のマシンからだけ使える設定で起動しました。ほかからも使うには再起動してください。",
  "origin-missing":
    "何かを変更するブラウザーは、ページの Origin を送る必要があります。スクリプトはトークンを使います。docs/api.md を参照してください。",
  "json-unreadable": "JSON を読めません（{line} 行、{byte} バイト目）。",
  "json-unknown-member": "JSON に不明な項目「{member}」があります（{line} 行、{byte} バイト目）。",
  "json-bytes-unreadable": "JSON の {path}（{line} 行、{byte} バイト目）は base64 ではありません。",
  "json-not-whole": "JSON の {path}（{line} 行、{byte} バイト目）は整数ではありません。",
  "json-misplaced":
    "JSON の {path}（{line} 行、{byte} バイト目）に合わないものがあります。種類の違う値、不明な語、または不正なテキストです。",
  "member-missing": "{member} がありません。",
  "search-words": "検索する語を 1 ～ {most} 文字で指定してください。",
  "no-room": "ルーム {room} はありません。",
  "connection-closing": "接続を閉じているところです。",
} as const;
