/** Simplified Chinese: requests that are turned away, or cannot be read. */
export const requesting = {
  "sign-in-first": "请在页面上登录，或发送令牌（Authorization: Bearer wuc_…）。",
  "nothing-at-address": "此地址没有内容。/openapi/v1.json 列出了所有可用地址。",
  "request-too-long": "请求超过了网关接受的长度。",
  "request-not-understood": "网关无法理解此请求。",
  "gateway-away": "网关目前无法应答，请重试。",
  "gateway-failed": "网关处理失败，详情见其日志。",
  "foreign-page": "网关不以此名称应答，也不接受此页面。请参阅 Gateway:Access:Hosts。",
  "https-only": "通过网络访问时，此网关只使用 https，否则途中可能被窃读。请参阅 docs/settings.md。",
  "unknown-proxy":
    "此请求来自未登记的代理。请在 Gateway:Access:KnownProxies 中登记；之后使用者需要账号。",
  "own-machine-only": "此网关启动时只允许从本机访问。要让其他机器访问，请重新启动它。",
  "origin-missing": "浏览器进行更改时必须发送其页面的 Origin。脚本请使用令牌，参阅 docs/api.md。",
  "json-unreadable": "无法读取 JSON（第 {line} 行，第 {byte} 字节）。",
  "json-unknown-member": "JSON 中有未知成员“{member}”（第 {line} 行，第 {byte} 字节）。",
  "json-bytes-unreadable": "JSON 中的 {path}（第 {line} 行，第 {byte} 字节）不是 base64。",
  "json-not-whole": "JSON 中的 {path}（第 {line} 行，第 {byte} 字节）不是整数。",
  "json-misplaced":
    "JSON 中 {path} 处（第 {line} 行，第 {byte} 字节）的内容不合适：值的类型不对、词语未知，或文本无效。",
  "member-missing": "缺少 {member}。",
  "search-words": "请填写要搜索的内容，1 至 {most} 个字符。",
  "no-room": "没有房间 {room}。",
  "connection-closing": "连接正在关闭。",
} as const;
