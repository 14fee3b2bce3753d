/** What the browser believes of its network. A gateway on the same machine may be there all the same. */
class Online {
  isOnline: boolean = $state(navigator.onLine);

  constructor() {
    addEventListener("online", () => (this.isOnline = true));
    addEventListener("offline", () => (this.isOnline = false));
  }
}

export const online = new Online();
