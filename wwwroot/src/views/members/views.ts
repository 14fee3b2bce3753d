/** The views of members that come when the first of them is needed. */
export { default as EnvelopedText } from "./EnvelopedText.svelte";
export { default as GroupTree } from "./GroupTree.svelte";
export { default as MemberFacts } from "./MemberFacts.svelte";
export { default as MemberTag } from "./MemberTag.svelte";
export { default as SealSwitch } from "./SealSwitch.svelte";
export { texts } from "./memberTexts.svelte";
