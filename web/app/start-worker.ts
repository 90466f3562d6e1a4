import { router } from './router.ts'

/** Lets the service worker of the desk run, and follows where it wants to lead: to what was pushed. */
export function startWorker(): void {
  // While developing, pages come from elsewhere; and old browsers have none.
  if (!import.meta.env.PROD || !('serviceWorker' in navigator)) return
  navigator.serviceWorker.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    const path = placeIn(data)
    if (path !== undefined) void router.navigate({ href: path })
  })
  // Without it everything works but push and the page for when there is no network.
  navigator.serviceWorker.register('/sw.js', { scope: '/desk' }).catch(() => undefined)
}

function placeIn(data: unknown): string | undefined {
  if (typeof data !== 'object' || data === null || !('path' in data)) return undefined
  const { path } = data
  return typeof path === 'string' && /^\/(?:notifications|tickets\/\d+|knowledge\/[\da-f-]{36})$/.test(path)
    ? path
    : undefined
}
