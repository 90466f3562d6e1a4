import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'

export type About = { personId: string } | { organizationId: string }

/** The notes lie beside whom they are about, so that they are asked for again together. */
function keyOf(about: About) {
  return 'personId' in about ? keys.people({ notesOf: about.personId }) : keys.organizations({ notesOf: about })
}

export function useNotes(about: About) {
  return useInfiniteQuery({
    queryKey: keyOf(about),
    queryFn: ({ pageParam, signal }) =>
      api.customerNotes.list({ query: { ...about, limit: 10, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
}

export type NoteActs = ReturnType<typeof useNoteActs>

export function useNoteActs(about: About) {
  const client = useQueryClient()
  const refresh = { onError: showError, onSuccess: () => client.invalidateQueries({ queryKey: keyOf(about) }) }
  return {
    add: useMutation({
      mutationFn: (body: string) => api.customerNotes.add({ body: { ...about, body } }),
      ...refresh,
    }),
    change: useMutation({
      mutationFn: ({ id, body }: { id: string; body: string }) =>
        api.customerNotes.change({ params: { id }, body: { body } }),
      ...refresh,
    }),
    remove: useMutation({
      mutationFn: (id: string) => api.customerNotes.remove({ params: { id } }),
      ...refresh,
    }),
  }
}
