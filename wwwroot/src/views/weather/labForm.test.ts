import { expect, it } from "vitest";
import { emptyProfile, fieldsOf, profileOf } from "./labForm";

it("profileOf_WhatFieldsAreOf_IsTheSame", () => {
  const profile = {
    ...emptyProfile,
    seed: 42,
    loss: 0.123,
    duplicate: 0.05,
    delayMs: 30,
    mtu: 1500,
  };

  expect(profileOf(fieldsOf(profile), false, false)).toEqual(profile);
});

it("fieldsOf_Shares_AreInPerCent", () => {
  expect(fieldsOf({ ...emptyProfile, loss: 0.3 }).loss).toBe(30);
});
