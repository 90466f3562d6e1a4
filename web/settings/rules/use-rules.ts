import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { RuleState, TicketRule, TicketRuleDraft } from '#contract/ticket-rules.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'

export function useRules() {
  return useQuery({ queryKey: keys.rules, queryFn: ({ signal }) => api.rules.list({ signal }) })
}

/** Adds a rule as a draft, or saves one. */
export function useSaveRule(id: string | undefined, onSaved: () => void) {
  const { t } = useTranslation('rules')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (body: TicketRuleDraft) =>
      id === undefined ? api.rules.create({ body }) : api.rules.update({ params: { id }, body }),
    onSuccess: async ({ name, state }) => {
      await client.invalidateQueries({ queryKey: keys.rules })
      showSuccess(t(state === 'on' ? 'saved' : 'savedOff', { name }))
      onSaved()
    },
  })
}

/** Switches a rule on or off at once, and back when that failed. */
export function useSwitchRule() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id, state }: { id: string; state: RuleState }) =>
      api.rules.update({ params: { id }, body: { state } }),
    onMutate: ({ id, state }) => {
      setItems(client, (items) => items.map((one) => (one.id === id ? { ...one, state } : one)))
    },
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: keys.rules }),
  })
}

/** Puts the rules into another order at once. */
export function useSortRules() {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (rules: TicketRule[]) => api.rules.sort({ body: { ids: rules.map(({ id }) => id) } }),
    onMutate: (rules) => setItems(client, () => rules),
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: keys.rules }),
  })
}

export function useRemoveRule(onRemoved: () => void) {
  const { t } = useTranslation('rules')
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ id }: TicketRule) => api.rules.remove({ params: { id } }),
    onSuccess: async (_, { name }) => {
      await client.invalidateQueries({ queryKey: keys.rules })
      showSuccess(t('removed', { name }))
      onRemoved()
    },
    onError: showError,
  })
}

export function useRollBack(id: string, onDone: () => void) {
  const { t } = useTranslation('rules')
  const client = useQueryClient()
  return useMutation({
    mutationFn: (version: number) => api.rules.rollBack({ params: { id, version } }),
    onSuccess: async ({ name }) => {
      await client.invalidateQueries({ queryKey: keys.rules })
      showSuccess(t('saved', { name }))
      onDone()
    },
    onError: showError,
  })
}

function setItems(client: ReturnType<typeof useQueryClient>, change: (items: TicketRule[]) => TicketRule[]): void {
  client.setQueryData<{ items: TicketRule[] }>(keys.rules, (known) => known && { items: change(known.items) })
}
