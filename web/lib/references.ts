import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query'
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
  const queries = useQueryClient()
  const [, sayAgain] = useReducer((times: number) => times + 1, 0)
  const wanted = useRef(new Map<string, { type: ReferenceType; id: string }>())

  useEffect(() => {
    const asked = [...wanted.current.values()].map(({ type, id }) =>
      queries.fetchQuery({
        queryKey: keys.references(type, { id }),
        queryFn: ({ signal }) => find({ query: { type, id }, signal }),
        staleTime: 5 * 60_000,
      }),
    )
    wanted.current.clear()
    // What cannot be asked for now is asked for when the screen is drawn again.
    if (asked.length > 0) void Promise.allSettled(asked).then(sayAgain)
  })

  return (type, id) => {
    const known = queries.getQueryData<{ items: FieldReference[] }>(keys.references(type, { id }))
    if (known === undefined) wanted.current.set(id, { type, id })
    return known === undefined ? '…' : (known.items[0]?.name ?? t('referenceGone'))
  }
}
