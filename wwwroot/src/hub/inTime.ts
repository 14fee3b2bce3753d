/** How long a step of connecting may take, in ms; a browser alone would wait for minutes. */
export const stepTimeoutMs = 10_000;

/** Fails when the gateway takes too long. */
export async function inTime<T>(step: Promise<T>): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("The gateway does not answer.")), stepTimeoutMs);
  });
  try {
    return await Promise.race([step, late]);
  } finally {
    clearTimeout(timer);
  }
}
