import type { MessageView } from "../contract";

/** Asks the gateway for messages with a text; null where it could not answer. */
export async function searchMessages(
  query: string,
  conversationId: string | null,
  signal: AbortSignal,
): Promise<readonly MessageView[] | null> {
  const parameters = new URLSearchParams({ q: query });
  if (conversationId !== null) parameters.set("conversation", conversationId);
  try {
    const response = await fetch(`api/search?${parameters.toString()}`, { signal });
    if (!response.ok) return null;
    const { items } = (await response.json()) as { readonly items: readonly MessageView[] };
    return items;
  } catch {
    return null;
  }
}
