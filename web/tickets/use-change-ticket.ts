import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { z } from 'zod'
import type { Ticket, ticketChange } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { i18next } from '#web/lib/i18n.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'
import { askForFields, missingKeys } from './fields/unfinished.tsx'

interface Variables {
  change: z.input<typeof ticketChange>
  /** What the ticket looks like until the server has answered. */
  shown: Partial<Ticket>
}

/** Changes that show at once and are taken back, with a message, when the server refuses. */
export function useChangeTicket(number: number) {
  const queries = useQueryClient()
  const queryKey = keys.ticket(number)
  const mutation = useMutation({
    // One after the other: what was chosen last is what stays.
    scope: { id: `ticket-${number}` },
    mutationFn: ({ change }: Variables) => api.tickets.change({ params: { number }, body: change }),
    onMutate: async ({ shown }) => {
      await queries.cancelQueries({ queryKey, exact: true })
      const before = queries.getQueryData<Ticket>(queryKey)
      if (before) queries.setQueryData<Ticket>(queryKey, { ...before, ...shown })
      return { before }
    },
    onError: (error, { change, shown }, result) => {
      if (result?.before) queries.setQueryData(queryKey, result.before)
      const missing = change.status === 'solved' ? missingKeys(error) : []
      if (missing.length === 0) return showError(error)
      void askForFields({
        number,
        keys: missing,
        action: i18next.t('fields.finish', { ns: 'tickets' }),
        onFilled: (fields) =>
          mutation.mutate({ change: { ...change, fields: { ...change.fields, ...fields } }, shown }),
      })
    },
    onSuccess: (ticket) => queries.setQueryData(queryKey, ticket),
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: keys.history(number) })
      void queries.invalidateQueries({ queryKey: keys.viewLists })
      void queries.invalidateQueries({ queryKey: keys.viewCounts })
    },
  })

  return (change: Variables['change'], shown: Variables['shown'], onDone?: (ticket: Ticket) => void) =>
    mutation.mutate({ change, shown }, onDone ? { onSuccess: onDone } : {})
}

export type ChangeTicket = ReturnType<typeof useChangeTicket>
