/** Letters that look like Latin ones: Cyrillic, Greek, Armenian, digits. */
const twins = new Map(
  Object.entries(
    "аa еe оo рp сc уy хx ѕs іi јj һh ԁd ԛq ԝw ӏl ɡg αa βb εe ηn ιi κk νv οo ρp τt υu χx ωw օo ոn սu հh գq 0o 1l |l"
      .split(" ")
      .reduce<Record<string, string>>((all, pair) => {
        all[pair.charAt(0)] = pair.charAt(1);
        return all;
      }, {}),
  ),
);

const unseen = /[\p{Cf}\p{Mn}\s]/gu;

/** What is left of a name when looks alone count: equal skeletons look alike. */
export function skeleton(name: string): string {
  const plain = name.normalize("NFKD").replace(unseen, "").replaceAll("I", "l").toLowerCase();
  return Array.from(plain, (char) => twins.get(char) ?? char)
    .join("")
    .replaceAll("rn", "m")
    .replaceAll("vv", "w");
}

const scripts = [/\p{sc=Latin}/u, /\p{sc=Cyrillic}/u, /\p{sc=Greek}/u, /\p{sc=Armenian}/u];

/** Whether a name mixes alphabets that look alike, or holds characters that are not seen. */
export function isSuspicious(name: string): boolean {
  const mixed = scripts.filter((script) => script.test(name)).length > 1;
  return mixed || /[\p{Cf}\p{Cc}]/u.test(name);
}

/** For each id whose name looks like that of another, the other's name. */
export function lookalikes(
  named: Iterable<{ readonly id: string; readonly name: string }>,
): ReadonlyMap<string, string> {
  const seen = new Map<string, { readonly id: string; readonly name: string }>();
  const found = new Map<string, string>();
  for (const { id, name } of named) {
    const shape = skeleton(name);
    const other = seen.get(shape);
    if (other === undefined) seen.set(shape, { id, name });
    else {
      found.set(id, other.name);
      found.set(other.id, name);
    }
  }
  return found;
}
