import { useQuery } from '@tanstack/react-query'
import { useCallback, useEffect, useRef, useState } from 'react'
import { draftQuery } from '../queries.ts'
import {
  contentOf,
  type DraftContent,
  emptyContent,
  isEmptyDraft,
  joined,
  type UsualRecipients,
} from './draft-content.ts'
import { createDraftSaver, type DraftSaver, type SaveState } from './draft-saver.ts'
import { localDraft } from './local-draft.ts'

/** What the reader writes on the ticket, restored on opening and kept while it is typed. */
export function useDraft(number: number, startKind: DraftContent['kind'], usual: UsualRecipients) {
  const stored = useQuery(draftQuery(number))
  const [content, setContent] = useState<DraftContent>()
  const [saveState, setSaveState] = useState<SaveState>({ kind: 'idle' })
  const saver = useSaver(number, setSaveState)
  const latest = useRef(content)
  latest.current = content
  const held = useRef<DraftContent>(undefined)

  const isReady = content !== undefined
  useEffect(() => {
    if (isReady || !stored.data) return
    const local = localDraft.read(number, usual)
    const { draft } = stored.data
    setContent(local ?? (draft ? contentOf(draft, usual) : emptyContent(startKind, usual)))
    if (local) saver.current?.change(local)
    else if (draft) setSaveState({ kind: 'saved', at: draft.updatedAt })
  }, [isReady, stored.data, number, startKind, usual, saver])

  const change = useCallback(
    (patch: Partial<DraftContent> | ((before: DraftContent) => Partial<DraftContent>)) => {
      const before = latest.current
      if (!before) return
      const next = { ...before, ...(typeof patch === 'function' ? patch(before) : patch) }
      latest.current = next
      setContent(next)
      if (held.current) return localDraft.write(number, joined(held.current, next))
      // Choosing between reply and note, with nothing written, is no draft.
      if (!isEmptyDraft(next) || !isEmptyDraft(before)) saver.current?.change(next)
    },
    [saver, number],
  )

  const set = useCallback((next: DraftContent) => {
    latest.current = next
    setContent(next)
  }, [])

  /** While the text is on its way, the editor is free for the next one; the stored draft stays. */
  const hold = useCallback(() => {
    if (!latest.current) return
    saver.current?.flush()
    held.current = latest.current
    set(emptyContent(latest.current.kind, latest.current))
  }, [saver, set])

  /** It did not arrive: back into the editor, before what was typed since. */
  const release = useCallback(() => {
    if (!held.current || !latest.current) return
    const next = joined(held.current, latest.current)
    held.current = undefined
    set(next)
    saver.current?.change(next)
  }, [saver, set])

  /** It arrived: no copy of it may come back. */
  const clear = useCallback(() => {
    held.current = undefined
    const next = latest.current
    if (next) void saver.current?.clear(next)
  }, [saver])

  /** Something written earlier comes back, before what was typed since. Never into a note, which is for other eyes. */
  const giveBack = useCallback(
    async (content: DraftContent): Promise<'refused' | 'unsaved' | 'saved'> => {
      const now = latest.current
      if (!now || (now.kind !== content.kind && !isEmptyDraft(now))) return 'refused'
      change(joined(content, now))
      return (await saver.current?.settle()) ? 'saved' : 'unsaved'
    },
    [change, saver],
  )

  const flush = useCallback(() => saver.current?.flush(), [saver])
  const { isError: failed, refetch: retry } = stored
  return { content, change, hold, release, clear, giveBack, flush, saveState, failed, retry }
}

function useSaver(number: number, onState: (state: SaveState) => void) {
  const saver = useRef<DraftSaver>(undefined)
  useEffect(() => {
    const current = createDraftSaver(number, onState)
    saver.current = current
    const leave = () => current.leave()
    const leaveWhenHidden = () => document.visibilityState === 'hidden' && current.leave()
    window.addEventListener('pagehide', leave)
    window.addEventListener('online', current.flush)
    document.addEventListener('visibilitychange', leaveWhenHidden)
    return () => {
      window.removeEventListener('pagehide', leave)
      window.removeEventListener('online', current.flush)
      document.removeEventListener('visibilitychange', leaveWhenHidden)
      current.leave()
    }
  }, [number, onState])
  return saver
}
