import type { Experiment, LessonResult } from "./weatherApi";

/** The experiments in their order. */
export const experiments: readonly Experiment[] = [
  "loss",
  "order",
  "duplicates",
  "size",
  "overload",
  "corruption",
];

/** The most that the question of each experiment can have as its answer, by what is sent. */
export const most: Readonly<Record<Experiment, number>> = {
  loss: 100,
  order: 60,
  // Each of the 60 may come twice.
  duplicates: 120,
  size: 20,
  overload: 5_000,
  corruption: 60,
};

/** The number that the question of an experiment asks for. */
export function answerOf(result: LessonResult): number {
  switch (result.experiment) {
    case "order":
      return result.overtaken;
    case "duplicates":
      return result.arrived + result.copies;
    case "size":
      return longest(result).arrived;
    case "corruption":
      return result.corrupted;
    default:
      return result.arrived;
  }
}

/** The longest datagrams that UDP carries. */
export function longest({ sizes }: LessonResult): LessonResult["sizes"][number] {
  return (
    sizes.filter(({ fragments }) => fragments > 0).at(-1) ?? {
      bytes: 0,
      fragments: 0,
      sent: 0,
      arrived: 0,
    }
  );
}

/** Whether a prediction was good: within a tenth of all that were sent. */
export function isClose(said: number, result: LessonResult): boolean {
  const all = result.experiment === "size" ? longest(result).sent : result.sent;
  return Math.abs(said - answerOf(result)) <= all / 10;
}

/** What stands where a number came: in its place, late, or once more. */
export type Place = "ok" | "late" | "copy";

export function placesOf(order: readonly number[]): readonly (readonly [number, Place])[] {
  const seen = new Set<number>();
  let highest = -1;
  return order.map((number) => {
    const place: Place = seen.has(number) ? "copy" : number < highest ? "late" : "ok";
    seen.add(number);
    highest = Math.max(highest, number);
    return [number, place] as const;
  });
}
