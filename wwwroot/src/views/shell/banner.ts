import type { Texts } from "../../i18n/en";
import type { AppState } from "../../state/appState";

export interface BannerView {
  readonly kind: "connecting" | "reconnecting" | "offline" | "refused" | "notSaving" | "readOnly";
  readonly tone: "warn" | "bad" | "calm";
  /** Read out once; the countdown beside it is not. */
  readonly text: string;
  readonly countdown?: string;
  readonly isWaiting?: boolean;
  readonly canTry?: boolean;
}

/** What has to be said about the gateway, or null while all is well. */
export function bannerOf(
  state: AppState,
  isOnline: boolean,
  now: number,
  t: Texts,
): BannerView | null {
  const { connection, stats } = state;
  switch (connection.kind) {
    case "connecting":
      return { kind: "connecting", tone: "calm", text: t.banner.connecting };
    case "connected":
      if (stats?.saving === false)
        return {
          kind: "notSaving",
          tone: "bad",
          text: t.banner.notSaving(Math.ceil(stats.heldBytes / 1024)),
        };
      return state.readOnly ? { kind: "readOnly", tone: "calm", text: t.banner.readOnly } : null;
    case "refused":
    case "reconnecting": {
      const retry = {
        countdown: countdown(connection.retryAt, connection.attempt, now, t),
        isWaiting: true,
        canTry: connection.retryAt !== null,
      };
      if (connection.kind === "refused") {
        const reason = connection.reason === "" ? t.banner.unknownReason : connection.reason;
        return { kind: "refused", tone: "bad", text: t.banner.refused(reason), ...retry };
      }
      return isOnline
        ? { kind: "reconnecting", tone: "warn", text: t.banner.lost, ...retry }
        : { kind: "offline", tone: "warn", text: t.banner.offline, ...retry };
    }
  }
}

function countdown(retryAt: number | null, attempt: number, now: number, t: Texts): string {
  if (retryAt === null) return t.banner.trying;
  return t.banner.again(Math.max(0, Math.ceil((retryAt - now) / 1_000)), attempt);
}
