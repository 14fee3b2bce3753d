/** Shows a desktop notice; a later one with the same tag takes its place. */
export function notify(title: string, body: string, tag: string, onclick: () => void): void {
  if (!("Notification" in window) || Notification.permission !== "granted") return;
  try {
    const notice = new Notification(title, { body, tag, icon: "/icon.svg" });
    notice.onclick = () => {
      window.focus();
      onclick();
      notice.close();
    };
  } catch {
    // Phones take notices from a service worker only; there the title and the sound must do.
    return;
  }
}
