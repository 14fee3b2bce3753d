/** Where the page stands with the gateway. */
export type ConnectionState =
  | { readonly kind: "connecting" }
  | { readonly kind: "connected"; readonly roundTripMs: number | null }
  /** `retryAt` is in ms since 1970; null while an attempt is under way. */
  | { readonly kind: "reconnecting"; readonly attempt: number; readonly retryAt: number | null }
  /** The gateway answered, but with a refusal. */
  | {
      readonly kind: "refused";
      readonly reason: string;
      readonly attempt: number;
      readonly retryAt: number | null;
    };
