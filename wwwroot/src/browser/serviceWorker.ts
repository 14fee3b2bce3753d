/** Trusted Types ask for a policy before a script's address is taken, even a constant one. */
function workerUrl(): string {
  const types = (window as { trustedTypes?: TrustedTypesFactory }).trustedTypes;
  if (types === undefined) return "/sw.js";
  const policy = types.createPolicy("webudpchat-worker", { createScriptURL: () => "/sw.js" });
  return policy.createScriptURL("") as unknown as string;
}

interface TrustedTypesFactory {
  createPolicy(
    name: string,
    rules: { createScriptURL: (input: string) => string },
  ): { createScriptURL: (input: string) => object };
}

/** Keeps the page's own files, so that it opens while the gateway is away. Only with TLS or on localhost. */
export function keepShell(): void {
  if (!("serviceWorker" in navigator) || !import.meta.env.PROD) return;
  try {
    navigator.serviceWorker.register(workerUrl()).catch(() => undefined);
  } catch {
    // A content security policy without the policy's name: the page works, but not while the gateway is away.
    return;
  }
}
