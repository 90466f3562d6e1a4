import { api } from '#web/lib/api.ts'
import { urlOf } from '#web/lib/client.ts'
import type { DraftContent } from './draft-content.ts'
import { localDraft } from './local-draft.ts'

export type SaveState = { kind: 'idle' | 'saving' | 'kept' } | { kind: 'saved'; at: string }

const quiet = 800
const retryAfter = 5000

export type DraftSaver = ReturnType<typeof createDraftSaver>

/** Saves what is typed, a moment after the last key; one request at a time, so that the newest text stays. */
export function createDraftSaver(number: number, onState: (state: SaveState) => void) {
  let waiting: DraftContent | undefined
  let running: Promise<void> | undefined
  let timer: number | undefined

  function schedule(delay: number): void {
    window.clearTimeout(timer)
    timer = window.setTimeout(flush, delay)
  }

  function flush(): void {
    window.clearTimeout(timer)
    if (waiting === undefined || running !== undefined) return
    const content = waiting
    waiting = undefined
    onState({ kind: 'saving' })
    running = save(content).then((isSaved) => {
      running = undefined
      if (waiting !== undefined) schedule(isSaved ? quiet : retryAfter)
    })
  }

  async function save(content: DraftContent): Promise<boolean> {
    try {
      const { draft } = await api.messages.putDraft({ params: { number }, body: bodyOf(content) })
      if (waiting === undefined) localDraft.remove(number)
      onState(draft ? { kind: 'saved', at: draft.updatedAt } : { kind: 'idle' })
      return true
    } catch {
      onState({ kind: 'kept' })
      waiting ??= content
      return false
    }
  }

  return {
    change(content: DraftContent): void {
      waiting = content
      localDraft.write(number, content)
      schedule(quiet)
    },
    flush,
    /** Saves what waits at once; says whether the server has it. */
    async settle(): Promise<boolean> {
      await running
      flush()
      await running
      return waiting === undefined
    },
    /** The page goes away: the request has to outlive it. */
    leave(): void {
      window.clearTimeout(timer)
      if (waiting === undefined) return
      const content = waiting
      waiting = undefined
      void sendFarewell(number, content)
    },
    /** The text was sent: what is typed since takes its place. */
    async clear(next: DraftContent): Promise<void> {
      window.clearTimeout(timer)
      waiting = undefined
      await running
      window.clearTimeout(timer)
      const content = waiting ?? next
      waiting = undefined
      localDraft.remove(number)
      onState({ kind: 'idle' })
      const end = () => {
        running = undefined
        if (waiting !== undefined) schedule(quiet)
      }
      // What comes back into the editor meanwhile is saved after this, never before.
      running = api.messages.putDraft({ params: { number }, body: bodyOf(content) }).then(end, end)
      await running
    },
  }
}

function bodyOf({ kind, bodyHtml, to, cc, bcc, quotesHistory, attachments }: DraftContent) {
  const quotes = quotesHistory ?? null
  return { kind, bodyHtml, to, cc, bcc, quotesHistory: quotes, attachmentIds: attachments.map((file) => file.id) }
}

async function sendFarewell(number: number, content: DraftContent): Promise<void> {
  const answer = await fetch(urlOf('/tickets/:number/draft', { params: { number } }), {
    method: 'PUT',
    keepalive: true,
    credentials: 'same-origin',
    headers: { 'content-type': 'application/json', 'x-requested-with': 'mesa' },
    body: JSON.stringify(bodyOf(content)),
  }).catch(() => undefined)
  const stored = localDraft.read(number)
  // Somebody may have opened the ticket again and typed on meanwhile.
  if (answer?.ok && JSON.stringify(stored) === JSON.stringify(content)) localDraft.remove(number)
}
