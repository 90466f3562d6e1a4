type Listener = () => void

const listeners = new Set<Listener>()

/** Opens the palette of the shell, from wherever there is a way to it. */
export function openPalette(): void {
  for (const listener of listeners) listener()
}

export function onOpenPalette(listener: Listener): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
