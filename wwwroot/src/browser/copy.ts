/**
 * Copies text. The clipboard API is missing on plain http beyond localhost; the older way works
 * there. False where neither does.
 */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return copyBySelection(text);
  }
}

function copyBySelection(text: string): boolean {
  const host = document.querySelector("dialog[open]") ?? document.body;
  const area = document.createElement("textarea");
  area.value = text;
  area.className = "only-heard";
  host.append(area);
  area.select();
  try {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- nothing else works without TLS
    return document.execCommand("copy");
  } finally {
    area.remove();
  }
}
