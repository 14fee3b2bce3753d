import type { doctor as english } from "../en/doctor";

/** Simplified Chinese: the doctor, who looks why nothing arrives. */
export const doctor: typeof english = {
  doctor: {
    title: "诊断",
    open: "诊断：网络能到达此网关吗？",
    back: "返回消息",
    loading: "正在检查本机…",
    failed: "网关没有回应，将再次询问。",
    hints: "需要查看的",
    noHints: "网关没有发现任何阻碍。",
    hint: {
      listenerTroubled: (listener, value) =>
        `监听器 ${listener} 未能接收全部应接收的内容：${value}。`,
      loopbackOnly: (listener, value) =>
        `监听器 ${listener} 只接收本机的数据报。绑定到 ${value} 才能从其他机器到达。`,
      oneBridgeAddress: (_, value) =>
        `所有对端都来自 ${value}，即容器与宿主机之间的网桥：它用自己的地址替换了对端的地址。使用宿主机网络时各有各的地址。`,
      container: (_, value) =>
        `网关运行在容器中：必须发布其 UDP 端口（${value}），此处的地址是容器自己的。`,
      kernelDrops: (listener, value) =>
        `内核丢弃了发往 ${listener} 的 ${value} 个数据报：来得比读得快。`,
      smallBuffer: (_, value) => `内核只给了 ${value} 字节接收缓冲区：突发时可能丢失。要更多：`,
      firewall: (_, value) =>
        `尚未收到其他机器的任何内容。如果应该收到，请检查防火墙是否放行 UDP 端口 ${value}。`,
    },
    senders: "从任何地方测试",
    sendersText: "在应能到达网关的机器上运行其中一条。每条都有自己的代码；到达后会打勾。",
    to: "发往监听器",
    host: "地址",
    waiting: "尚未到达",
    arrived: (from) => `已从 ${from} 到达`,
    listeners: "已绑定",
    state: { listening: "监听中", retrying: "重试中" },
    sockets: "套接字",
    groups: "组",
    since: "始于",
    buffer: "接收缓冲区",
    bufferOf: (granted, asked) => `${asked} 字节中的 ${granted} 字节`,
    bufferUnknown: "未知",
    received: "已接收",
    dropped: "已丢弃",
    byKernel: (count) => `内核 ${count}`,
    fromSettings: "来自设置：更改在下次启动前有效",
    add: "添加监听器",
    change: "更改",
    changeOne: (name) => `更改 ${name}`,
    remove: "移除",
    removeOne: (name) => `移除 ${name}`,
    removeSure: "移除吗？其对端会保留。",
    name: "名称",
    endpoint: "端点",
    endpointHint: "*:9001、192.0.2.1:9001 或 [fe80::1%eth0]:9001",
    groupsField: "组，每行一个",
    groupsHint: "239.1.2.3@eth0、broadcast@eth0",
    interfaces: "接口",
    up: "启用",
    down: "停用",
    addresses: "地址",
    joined: "已加入",
    notJoined: "未加入",
    container: { docker: "Docker", podman: "Podman", kubernetes: "Kubernetes", container: "" },
    inContainer: (name) => `在容器中：${name}`,
  },
};
