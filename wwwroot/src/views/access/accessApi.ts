import type { AccessMode, ReasonView, Role, UserView } from "../../contract";
import { reasons } from "../../i18n/reasons.svelte";

/** What `GET /api/access` says. */
export interface Access {
  readonly mode: AccessMode;
  readonly needsSetup: boolean;
  readonly me: UserView | null;
}

export interface Account {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
}

export interface Invitation {
  readonly id: string;
  readonly role: Role;
  readonly createdBy: string;
  readonly expiresAt: string;
  readonly usedAt: string | null;
}

export interface Token {
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly accountName: string;
}

/** What came of a request; `reason` is the gateway's sentence, null where it was not reached. */
export type Outcome<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly status: number; readonly reason: string | null };

export async function ask<T>(method: string, route: string, body?: unknown): Promise<Outcome<T>> {
  try {
    const answer = await fetch(`/api/${route}`, {
      method,
      ...(body === undefined
        ? {}
        : { body: JSON.stringify(body), headers: { "Content-Type": "application/json" } }),
    });
    const text = await answer.text();
    const value: unknown = text === "" ? null : JSON.parse(text);
    if (answer.ok) return { ok: true, value: value as T };
    const { detail = "", why } = value as { detail?: string; why?: ReasonView };
    return { ok: false, status: answer.status, reason: await reasons.spoken(why, detail) };
  } catch {
    return { ok: false, status: 0, reason: null };
  }
}

/** Whether this browser is let in; null where the gateway is not there to say it. */
export async function readAccess(): Promise<Access | null> {
  const answer = await ask<Access>("GET", "access");
  return answer.ok ? answer.value : null;
}

export async function listOf<T>(route: string): Promise<readonly T[]> {
  const answer = await ask<{ readonly items: readonly T[] }>("GET", route);
  return answer.ok ? answer.value.items : [];
}
