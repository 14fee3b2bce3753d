import type { FaultProfileView } from "../../contract";

/** The faults that the form has a field for; shares stand there in per cent. */
export const shares = ["loss", "burstLoss", "reorder", "duplicate", "corrupt"] as const;
export const amounts = [
  "burstLength",
  "delayMs",
  "jitterMs",
  "rateKbit",
  "queueKilobytes",
  "mtu",
  "seed",
] as const;

export type FieldName = (typeof shares)[number] | (typeof amounts)[number];
export type Fields = Record<FieldName, number>;

/** The order in which the fields stand. */
export const fieldNames: readonly FieldName[] = [
  "loss",
  "burstLoss",
  "burstLength",
  "delayMs",
  "jitterMs",
  "reorder",
  "duplicate",
  "corrupt",
  "rateKbit",
  "queueKilobytes",
  "mtu",
  "seed",
];

export const emptyProfile: FaultProfileView = {
  seed: 1,
  loss: 0,
  burstLoss: 0,
  burstLength: 5,
  delayMs: 0,
  jitterMs: 0,
  reorder: 0,
  reorderDistance: 3,
  reorderWaitMs: 500,
  duplicate: 0,
  corrupt: 0,
  rateKbit: 0,
  queueKilobytes: 64,
  blackout: false,
  mtu: 0,
  fragments: false,
};

export function fieldsOf(profile: FaultProfileView): Fields {
  const fields = {} as Fields;
  for (const name of amounts) fields[name] = profile[name] ?? 0;
  for (const name of shares) fields[name] = Math.round((profile[name] ?? 0) * 100_000) / 1_000;
  return fields;
}

export function profileOf(fields: Fields, isDark: boolean, fragments: boolean): FaultProfileView {
  const share = (name: (typeof shares)[number]): number =>
    Math.round(fields[name] * 1_000) / 100_000;
  const { burstLength, delayMs, jitterMs, rateKbit, queueKilobytes, mtu, seed } = fields;
  return {
    ...emptyProfile,
    ...{ burstLength, delayMs, jitterMs, rateKbit, queueKilobytes, mtu, seed },
    loss: share("loss"),
    burstLoss: share("burstLoss"),
    reorder: share("reorder"),
    duplicate: share("duplicate"),
    corrupt: share("corrupt"),
    blackout: isDark,
    fragments,
  };
}
