import { type DraftContent, emptyContent, type UsualRecipients } from './draft-content.ts'

/**
 * What the server has not confirmed yet, kept in the browser: a lost network, a closed window
 * or a text too long for a farewell request must not cost a word.
 */
export const localDraft = {
  read(number: number, usual: UsualRecipients = { to: [], cc: [] }): DraftContent | undefined {
    try {
      const stored = localStorage.getItem(keyOf(number))
      // Only `write` below puts anything under this key; an earlier release knew fewer fields.
      return stored === null ? undefined : { ...emptyContent('reply', usual), ...(JSON.parse(stored) as DraftContent) }
    } catch {
      return undefined
    }
  },
  write(number: number, content: DraftContent): void {
    try {
      localStorage.setItem(keyOf(number), JSON.stringify(content))
    } catch {
      // Storage is off or full: the server's copy has to do.
    }
  },
  remove(number: number): void {
    try {
      localStorage.removeItem(keyOf(number))
    } catch {
      // As above.
    }
  },
}

function keyOf(number: number): string {
  return `mesa.draft.${number}`
}
