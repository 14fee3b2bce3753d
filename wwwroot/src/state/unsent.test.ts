import { describe, expect, it } from "vitest";
import type { OutboxEntry } from "../outbox/outboxEntry";
import { message } from "../test/samples";
import { unsentIn } from "./unsent";

function entry(clientMessageId: string, conversationId = "c1"): OutboxEntry {
  const createdAt = "2026-11-22T09:00:00Z";
  return { clientMessageId, conversationId, text: "hi", bytes: null, createdAt, refused: null };
}

describe("unsentIn", () => {
  it("unsentIn_WhatTheFeedBroughtAlready_IsNotShownTwice", () => {
    const brought = { ...message(7), clientMessageId: "a" };
    expect(unsentIn("c1", [entry("a"), entry("b")], [message(6), brought])).toEqual([entry("b")]);
  });

  it("unsentIn_AnotherConversationsEntries_AreNotShown", () => {
    expect(unsentIn("c1", [entry("a", "c2"), entry("b")], [])).toEqual([entry("b")]);
  });
});
