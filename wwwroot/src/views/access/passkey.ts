import { ask, type Outcome } from "./accessApi";

interface Challenge<Options> {
  readonly id: string;
  readonly options: Options;
}

/** Whether the browser knows passkeys, and lets this page use them. */
export const hasPasskeys =
  "PublicKeyCredential" in globalThis &&
  "parseCreationOptionsFromJSON" in PublicKeyCredential &&
  !/^[\d.]+$|:/.test(location.hostname);

/** Makes a passkey for who is signed in. */
export async function addPasskey(): Promise<Outcome<unknown>> {
  const asked = await ask<Challenge<PublicKeyCredentialCreationOptionsJSON>>(
    "POST",
    "access/passkeys/options",
    {},
  );
  if (!asked.ok) return asked;
  const { id, options } = asked.value;
  return answer("access/passkeys", id, () =>
    navigator.credentials.create({
      publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options),
    }),
  );
}

/** Signs in by a passkey. */
export async function enterByPasskey(): Promise<Outcome<unknown>> {
  const asked = await ask<Challenge<PublicKeyCredentialRequestOptionsJSON>>(
    "POST",
    "access/passkey-sign-in/options",
    {},
  );
  if (!asked.ok) return asked;
  const { id, options } = asked.value;
  return answer("access/passkey-sign-in", id, () =>
    navigator.credentials.get({
      publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options),
    }),
  );
}

async function answer(
  route: string,
  id: string,
  prompt: () => Promise<Credential | null>,
): Promise<Outcome<unknown>> {
  try {
    const credential = (await prompt()) as PublicKeyCredential | null;
    if (credential === null) return { ok: false, status: 0, reason: "" };
    return await ask("POST", route, { id, credential: credential.toJSON() as unknown });
  } catch {
    // The user closed the browser's dialog, or there is no passkey for this page.
    return { ok: false, status: 0, reason: "" };
  }
}
