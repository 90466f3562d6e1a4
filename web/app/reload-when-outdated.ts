const storageKey = 'mesa.reloadedAt'
const pause = 60_000

/** After an update the parts of the page that was open are gone from the server: the new page has its own. */
export function reloadWhenOutdated(): void {
  window.addEventListener('vite:preloadError', (event) => {
    const last = Number(sessionStorage.getItem(storageKey) ?? 0)
    // A part that is missing from the new page too is a fault to be shown.
    if (Date.now() - last < pause) return
    event.preventDefault()
    sessionStorage.setItem(storageKey, String(Date.now()))
    window.location.reload()
  })
}
