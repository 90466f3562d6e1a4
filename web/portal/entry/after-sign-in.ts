import type { Place } from '../link.tsx'

const storageKey = 'mesa.portal.after-sign-in'

/** Where somebody wanted to go; the mailed link may open in another tab, hence not per tab. */
export function rememberPlace(path: string): void {
  try {
    localStorage.setItem(storageKey, path)
  } catch {
    // Then signing in leads to the list of requests.
  }
}

/** The place that was wanted, once; the list of requests when none was. */
export function takeWantedPlace(): { to: Place; params?: { number: string } } {
  try {
    const path = localStorage.getItem(storageKey) ?? ''
    localStorage.removeItem(storageKey)
    return placeOf(path)
  } catch {
    return { to: '/requests' }
  }
}

/** Only places of our own, whatever was stored. */
export function placeOf(path: string): { to: Place; params?: { number: string } } {
  const number = path.match(/^\/requests\/([1-9]\d*)$/)?.[1]
  if (number !== undefined) return { to: '/requests/$number', params: { number } }
  return { to: path === '/new' ? '/new' : '/requests' }
}
