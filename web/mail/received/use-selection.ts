import { useState } from 'react'
import type { ReceivedMail } from '#contract/mail.ts'

export interface Selection {
  /** Those of the shown mails that are selected and can still be decided. */
  mails: ReceivedMail[]
  isSelected: (id: string) => boolean
  toggle: (id: string) => void
  /** All that can be decided, or none when all are selected. */
  toggleAll: () => void
  state: 'none' | 'some' | 'all'
  selectable: number
  clear: () => void
}

export function isUndecided({ outcome }: ReceivedMail): boolean {
  return outcome === 'quarantined' || outcome === 'ignored'
}

/** What is selected of the shown mails; a mail that was decided meanwhile falls out by itself. */
export function useSelection(shown: ReceivedMail[]): Selection {
  const [ids, setIds] = useState<ReadonlySet<string>>(new Set())
  const selectable = shown.filter(isUndecided)
  const mails = selectable.filter(({ id }) => ids.has(id))
  const isAll = mails.length > 0 && mails.length === selectable.length
  return {
    mails,
    isSelected: (id) => ids.has(id),
    toggle: (id) => setIds((before) => (before.has(id) ? without(before, id) : new Set([...before, id]))),
    toggleAll: () => setIds(isAll ? new Set() : new Set(selectable.map(({ id }) => id))),
    state: isAll ? 'all' : mails.length > 0 ? 'some' : 'none',
    selectable: selectable.length,
    clear: () => setIds(new Set()),
  }
}

function without(ids: ReadonlySet<string>, id: string): Set<string> {
  return new Set([...ids].filter((one) => one !== id))
}
