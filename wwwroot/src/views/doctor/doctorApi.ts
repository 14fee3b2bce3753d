import type { ListenerView, ReasonView } from "../../contract";

export type HintKind =
  | "listenerTroubled"
  | "loopbackOnly"
  | "oneBridgeAddress"
  | "container"
  | "kernelDrops"
  | "smallBuffer"
  | "firewall";

export interface Hint {
  readonly kind: HintKind;
  readonly detail: string;
  readonly listener: string | null;
  readonly value: string | null;
  readonly why?: ReasonView;
  readonly commands: readonly string[];
}

export interface Interface {
  readonly name: string;
  readonly isUp: boolean;
  readonly addresses: readonly string[];
  readonly broadcasts: readonly string[];
  readonly groups: readonly {
    readonly listener: string;
    readonly group: string;
    readonly joined: boolean;
  }[];
}

/** What `GET /api/doctor` says. */
export interface DoctorReport {
  readonly container: "docker" | "podman" | "kubernetes" | "container" | null;
  readonly interfaces: readonly Interface[];
  readonly listeners: readonly ListenerView[];
  readonly receiveBuffer: {
    readonly askedBytes: number;
    readonly grantedBytes: number | null;
    readonly commands: readonly string[];
  };
  readonly hints: readonly Hint[];
}
