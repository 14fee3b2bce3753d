import type { MemberView } from "../../contract";

/** A member whose fields a form may change. */
export type MutableMember = { -readonly [Field in keyof MemberView]: MemberView[Field] };

/** What the gateway calls itself where nothing is said: what empty fields stand for. */
export const usualMember: Readonly<Partial<MemberView>> = {
  name: "WebUdpChat",
  user: "webudpchat",
};

/** A form's fields: of a member, or of a new one. */
export function memberFields(member: MemberView | null | undefined): MutableMember {
  return {
    name: "",
    group: "",
    user: "",
    host: "",
    away: false,
    absenceText: "",
    followPeople: false,
    charset: "gb18030",
    ...member,
  };
}
