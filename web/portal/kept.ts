import { useCallback, useEffect, useState } from 'react'

const prefix = 'mesa.portal.'

/** State that outlives a reload of the tab: nothing typed is lost. */
export function useKept<T>(name: string, initial: T): [T, (next: T | ((before: T) => T)) => void, () => void] {
  const [value, setValue] = useState<T>(() => readKept<T>(name) ?? initial)

  useEffect(() => keep(name, value), [name, value])

  const forget = useCallback(() => {
    setValue(initial)
    drop(name)
  }, [name, initial])
  return [value, setValue, forget]
}

/** What was typed by somebody who leaves is not for the next person at this machine. */
export function forgetAllKept(): void {
  guarded(() => {
    for (const key of Object.keys(sessionStorage)) if (key.startsWith(prefix)) sessionStorage.removeItem(key)
  })
}

function readKept<T>(name: string): T | undefined {
  return guarded(() => {
    const stored = sessionStorage.getItem(prefix + name)
    // Only this module writes these, from values of the same type.
    return stored === null ? undefined : (JSON.parse(stored) as T)
  })
}

function keep(name: string, value: unknown): void {
  guarded(() => sessionStorage.setItem(prefix + name, JSON.stringify(value)))
}

function drop(name: string): void {
  guarded(() => sessionStorage.removeItem(prefix + name))
}

/** Browsers may refuse storage altogether, or be full; then it is kept in memory only. */
function guarded<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
