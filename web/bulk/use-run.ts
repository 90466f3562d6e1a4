import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useSyncExternalStore } from 'react'
import type { z } from 'zod'
import type { BulkRun, bulk } from '#contract/bulk.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'
import { clearSelection, type Selection } from './selection.ts'

type Act = Omit<z.input<typeof bulk.start.body>, 'numbers' | 'view'>

// The run that is shown; kept over reloads, so that it can be left and found again.
const key = 'mesa.bulkRun'
const listeners = new Set<() => void>()

function show(id: string | undefined): void {
  if (id === undefined) localStorage.removeItem(key)
  else localStorage.setItem(key, id)
  for (const listener of listeners) listener()
}

function useShownId(): string | null {
  return useSyncExternalStore(
    (listener) => {
      listeners.add(listener)
      return () => void listeners.delete(listener)
    },
    () => localStorage.getItem(key),
  )
}

/** Begins work on the selected tickets. */
export function useStartRun(selection: Selection) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (act: Act) => {
      const whom = selection.view === undefined ? { numbers: [...selection.numbers] } : { view: selection.view }
      return api.bulk.start({ body: { ...whom, ...act } })
    },
    onError: showError,
    onSuccess: (run) => {
      client.setQueryData(keys.bulkRun(run.id), run)
      show(run.id)
      clearSelection()
    },
  })
}

/** The run that is being worked on, or was last; asked for again whenever the server says that it went on. */
export function useShownRun() {
  const id = useShownId()
  const client = useQueryClient()
  const { data: run } = useQuery({
    queryKey: keys.bulkRun(id ?? ''),
    queryFn: ({ signal }) => api.bulk.get({ params: { id: id ?? '' }, signal }),
    enabled: id !== null,
  })
  const taken = (next: BulkRun) => {
    client.setQueryData(keys.bulkRun(next.id), next)
    show(next.id)
  }
  const undo = useMutation({
    mutationFn: (of: string) => api.bulk.undo({ params: { id: of } }),
    onError: showError,
    onSuccess: taken,
  })
  const cancel = useMutation({
    mutationFn: (of: string) => api.bulk.cancel({ params: { id: of } }),
    onError: showError,
    onSuccess: taken,
  })
  return { run: id === null ? undefined : run, undo, cancel, close: () => show(undefined) }
}
