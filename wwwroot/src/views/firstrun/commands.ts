import type { GatewayAddress } from "../../address/gatewayAddress";

export const programs = ["nc", "socat", "Python", "PowerShell"] as const;
export type Program = (typeof programs)[number];

export interface Commands {
  /** Says hello once. */
  readonly once: string;
  /** Talks both ways; null where the program cannot in a line. */
  readonly both: string | null;
}

/** Lines to paste into a terminal that reach the gateway. */
export function commandsFor(program: Program, { host, port }: GatewayAddress): Commands {
  const isV6 = host.includes(":");
  switch (program) {
    case "nc":
      return {
        once: `echo "hello" | nc -u -w1 ${host} ${port}`,
        both: `nc -u ${host} ${port}`,
      };
    case "socat": {
      const target = isV6 ? `UDP6:[${host}]:${port}` : `UDP:${host}:${port}`;
      return { once: `echo "hello" | socat - ${target}`, both: `socat - ${target}` };
    }
    case "Python": {
      const family = isV6 ? "s.AF_INET6" : "s.AF_INET";
      const made = `import socket as s; u=s.socket(${family},s.SOCK_DGRAM); u.sendto(b'hello',('${host}',${port}))`;
      return {
        once: `python3 -c "${made}"`,
        both: `python3 -c "${made}; print(u.recv(65535).decode())"`,
      };
    }
    case "PowerShell":
      return {
        once: `$u=[Net.Sockets.UdpClient]::new('InterNetwork${isV6 ? "V6" : ""}'); $b=[Text.Encoding]::UTF8.GetBytes('hello'); $u.Send($b,$b.Length,'${host}',${port})`,
        both: null,
      };
  }
}
