import type { LabView } from "../../contract";

export interface Counts {
  readonly in: number;
  readonly inBytes: number;
  readonly out: number;
  readonly outBytes: number;
  readonly dropped: number;
  readonly kernelDropped: number;
  readonly rejected: number;
}

export interface Seconds {
  readonly in: readonly number[];
  readonly inBytes: readonly number[];
  readonly out: readonly number[];
  readonly outBytes: readonly number[];
  readonly dropped: readonly number[];
}

/** The datagrams of a listener, a peer or a room. */
export interface Traffic {
  readonly id: string;
  readonly name: string;
  readonly total: Counts;
  readonly today: Counts;
  readonly perSecond: Pick<Counts, "in" | "inBytes" | "out" | "outBytes" | "dropped">;
  readonly dropped?: Readonly<Record<string, number>>;
  readonly rejected?: Readonly<Record<string, number>>;
  readonly sizes?: readonly number[];
  readonly gaps?: readonly number[];
  readonly jitterMs?: number;
  readonly seconds?: Seconds;
}

/** What `GET /api/weather` says. */
export interface WeatherReport {
  readonly sizeBounds: readonly number[];
  readonly gapBoundsMs: readonly number[];
  readonly listeners: readonly Traffic[];
  readonly peers: readonly Traffic[];
  readonly rooms: readonly Traffic[];
}

export type Profile = NonNullable<LabView["in"]>;

/** What `GET /api/lab` says. */
export interface Labs {
  readonly items: readonly LabView[];
  readonly presets: Readonly<Record<string, Profile>>;
}

export interface Delays {
  readonly least: number;
  readonly median: number;
  readonly p90: number;
  readonly p99: number;
  readonly most: number;
}

export interface ProbeDirection {
  readonly sent: number;
  readonly received: number;
  readonly lost: number;
  readonly duplicates: number;
  readonly reordered: number;
  readonly farthest: number;
  readonly corrupted: number;
  readonly delayMs: Delays;
}

export type Stage = "opening" | "sending" | "closing" | "done" | "unanswered" | "stopped";

export interface Probe {
  readonly id: string;
  readonly peerId: string;
  readonly peer: string;
  readonly perSecond: number;
  readonly size: number;
  readonly seconds: number;
  readonly stage: Stage;
  readonly sent: number;
  readonly echoed: number;
  readonly report: {
    readonly forward: ProbeDirection;
    readonly back: ProbeDirection;
    readonly roundTripMs: Delays;
    readonly eachSecond: readonly {
      readonly sent: number;
      readonly echoed: number;
      readonly roundTripMs: number;
    }[];
  } | null;
}

export interface Probes {
  readonly items: readonly Probe[];
  readonly answeringListeners: readonly string[];
  readonly answeringPeers: readonly string[];
}

export type Experiment = "loss" | "order" | "duplicates" | "size" | "overload" | "corruption";

/** What came of raw datagrams, and of messages of IP Messenger under the same faults. */
export interface Beside {
  readonly sent: number;
  readonly arrived: number;
  readonly copies: number;
  readonly overtaken: number;
  readonly corrupted: number;
  readonly acknowledged: {
    readonly sent: number;
    readonly acknowledged: number;
    readonly failed: number;
    readonly shown: number;
    readonly datagrams: number;
    readonly other: number;
  } | null;
}

/** What came of an experiment. */
export interface LessonResult extends Beside {
  readonly experiment: Experiment;
  readonly kernelDropped: number | null;
  readonly refused: number;
  readonly order: readonly number[];
  readonly sizes: readonly {
    readonly bytes: number;
    readonly fragments: number;
    readonly sent: number;
    readonly arrived: number;
  }[];
  readonly sample: {
    readonly number: number;
    readonly sent: string;
    readonly arrived: string;
  } | null;
  readonly bufferBytes: number;
}
