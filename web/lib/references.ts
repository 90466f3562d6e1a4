import { hashKey, keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
import { createContext, use, useEffect, useReducer, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldReference } from '#contract/fields.ts'
import type { ReferenceType } from '#contract/reference-types.ts'
import { keys } from './queries.ts'

interface Wanted {
  type: ReferenceType
  q?: string
  id?: string
}
export type FindReferences = (request: { query: Wanted; signal?: AbortSignal }) => Promise<{ items: FieldReference[] }>

/** Finds the people and devices that fields may name; each app brings its own way to the server. */
export const ReferencesContext = createContext<FindReferences>(async () => ({ items: [] }))

/** Those that fit what was typed. */
export function useReferences(type: ReferenceType, q: string, isOpen: boolean): FieldReference[] {
  const find = use(ReferencesContext)
  const { data } = useQuery({
    queryKey: keys.references(type, { q }),
    queryFn: ({ signal }) => find({ query: { type, q }, signal }),
    enabled: isOpen,
    placeholderData: keepPreviousData,
  })
  return data?.items ?? []
}

/** What people and devices are called: asked for once each, and said again when it is known. */
export function useReferenceWords(): (type: ReferenceType, id: string) => string {
  const { t } = useTranslation('common')
  const find = use(ReferencesContext)
  const answerTo = useAnswers(({ type, id }: { type: ReferenceType; id: string }) => ({
    queryKey: keys.references(type, { id }),
    queryFn: ({ signal }: { signal: AbortSignal }) => find({ query: { type, id }, signal }),
  }))
  return (type, id) => {
    const known = answerTo({ type, id })
    return known === undefined ? '…' : (known.items[0]?.name ?? t('referenceGone'))
  }
}

interface Question<Answer> {
  queryKey: readonly unknown[]
  queryFn: (context: { signal: AbortSignal }) => Promise<Answer>
}

/** Answers to what a screen asks while it is drawn: each is asked for once, and the screen drawn again with it. */
export function useAnswers<Wanted, Answer>(
  questionOf: (wanted: Wanted) => Question<Answer>,
): (wanted: Wanted) => Answer | undefined {
  const queries = useQueryClient()
  const [, drawAgain] = useReducer((times: number) => times + 1, 0)
  const open = useRef(new Map<string, Question<Answer>>())

  useEffect(() => {
    const asked = [...open.current.values()].map((question) =>
      queries.fetchQuery({ ...question, staleTime: 5 * 60_000 }),
    )
    open.current.clear()
    // What cannot be asked for now is asked for when the screen is drawn again.
    if (asked.length > 0) void Promise.allSettled(asked).then(drawAgain)
  })

  return (wanted) => {
    const question = questionOf(wanted)
    const known = queries.getQueryData<Answer>(question.queryKey)
    if (known === undefined) open.current.set(hashKey(question.queryKey), question)
    return known
  }
}
