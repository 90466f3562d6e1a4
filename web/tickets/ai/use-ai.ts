import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { AiFeature, AiLine, AiRequest } from '#contract/ai.ts'
import { aiLine } from '#contract/ai.ts'
import { api } from '#web/lib/api.ts'
import { jsonLines } from '#web/lib/json-lines.ts'
import { keys } from '#web/lib/queries.ts'

export const aiQuery = queryOptions({
  queryKey: keys.ai,
  queryFn: ({ signal }) => api.ai.state({ signal }),
  staleTime: 60_000,
})

/** What the language model may help with; nothing until that is known. */
export function useAiFeatures(): readonly AiFeature[] {
  return useQuery(aiQuery).data?.features ?? []
}

type Failed = Extract<AiLine, { kind: 'failed' }>['outcome']
type Done = Extract<AiLine, { kind: 'done' }>

export interface AiAnswer {
  text: string
  state: 'writing' | 'done' | 'failed' | 'cancelled'
  failed?: Failed
  error?: unknown
  citations: Done['citations']
}

/** An answer while it is written. Leaving the screen ends it, as does `cancel`. */
export function useAnswer(number: number) {
  const [answer, setAnswer] = useState<AiAnswer>()
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  async function ask(request: AiRequest) {
    running.current?.abort()
    const own = new AbortController()
    running.current = own
    const change = (next: (before: AiAnswer) => AiAnswer) => {
      if (running.current === own) setAnswer((before) => next(before ?? empty))
    }
    setAnswer(empty)
    try {
      const asked = { path: `/tickets/${number}/ai/answers` as const, body: request, line: aiLine, signal: own.signal }
      for await (const line of jsonLines(asked)) {
        if (line.kind === 'text') change((before) => ({ ...before, text: before.text + line.text }))
        if (line.kind === 'done') change((before) => ({ ...before, state: 'done', citations: line.citations }))
        if (line.kind === 'failed') change((before) => ({ ...before, state: 'failed', failed: line.outcome }))
      }
      // An end without its last line says that it broke.
      change((before) => (before.state === 'writing' ? { ...before, state: 'failed', failed: 'unreadable' } : before))
    } catch (error) {
      if (own.signal.aborted) change((before) => ({ ...before, state: 'cancelled' }))
      else change((before) => ({ ...before, state: 'failed', error }))
    }
  }
  return { answer, ask, cancel: () => running.current?.abort() }
}

const empty: AiAnswer = { text: '', state: 'writing', citations: [] }
