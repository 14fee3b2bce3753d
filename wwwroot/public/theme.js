// Runs before the first paint, so that a chosen theme does not flash. The page keeps it from then on.
try {
    const { theme } = JSON.parse(localStorage.getItem("webudpchat.settings") ?? "{}");
    if (["light", "dark", "contrast"].includes(theme))
        document.documentElement.dataset.theme = theme;
} catch {
    // Without storage the system's theme it is.
}
