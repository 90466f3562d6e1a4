import { useState } from 'react'

const key = 'mesa.images-of'
const mostSenders = 500

/** Whose pictures from the internet this browser shows without being asked; known to nobody else. */
export function useTrustedSender(address: string | undefined): { isTrusted: boolean; trust: () => void } {
  const [isTrusted, setTrusted] = useState(() => address !== undefined && readSenders().includes(address))
  const trust = () => {
    if (address === undefined) return
    setTrusted(true)
    keepSenders([...readSenders().filter((one) => one !== address), address].slice(-mostSenders))
  }
  return { isTrusted, trust }
}

function readSenders(): string[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((one) => typeof one === 'string') : []
  } catch {
    // Storage is switched off, or somebody else wrote there: then nobody is trusted.
    return []
  }
}

function keepSenders(senders: string[]): void {
  try {
    localStorage.setItem(key, JSON.stringify(senders))
  } catch {
    // Switched off or full: the pictures are shown this once.
  }
}
