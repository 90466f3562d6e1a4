import { useState } from 'react'
import { changesOf } from './changes.ts'

export interface DraftOf<Value> {
  value: Value
  set: (part: Partial<Value>) => void
  /** Only what differs from what is saved. */
  changes: Partial<Value>
  isDirty: boolean
  reset: () => void
}

/** A form over something saved: what was changed wins, the rest follows the server. */
export function useDraft<Value extends object>(saved: Value): DraftOf<Value> {
  const [edits, setEdits] = useState<Partial<Value>>({})
  const value = { ...saved, ...edits }
  const changes = changesOf(saved, value)
  return {
    value,
    set: (part) => setEdits((before) => ({ ...before, ...part })),
    changes,
    isDirty: Object.keys(changes).length > 0,
    reset: () => setEdits({}),
  }
}
