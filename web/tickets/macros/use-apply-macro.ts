import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Macro } from '#contract/macros.ts'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess, showWarning } from '#web/ui/notify.ts'
import type { Composer } from '../composer/use-composer.ts'
import { askForFields, missingKeys } from '../fields/unfinished.tsx'
import { useAttempt } from '../use-attempt.ts'

/** Applies a macro, puts its reply before the agent, and offers to take it back. */
export function useApplyMacro(
  ticket: Pick<Ticket, 'number'>,
  composer: Pick<Composer, 'content' | 'isEmpty' | 'takeReply'>,
) {
  const { number } = ticket
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const queries = useQueryClient()
  const attempt = useAttempt()
  const show = (changed: Ticket) => {
    queries.setQueryData(keys.ticket(number), changed)
    for (const queryKey of [keys.ticket(number), keys.viewLists, keys.viewCounts, keys.ownTasks, keys.macros])
      void queries.invalidateQueries({ queryKey })
  }
  const undo = useMutation({
    mutationFn: (id: string) => api.macros.undo({ params: { number, id } }),
    onError: showError,
    onSuccess: show,
  })
  const apply = useMutation({
    mutationFn: ({ id }: Macro) =>
      api.macros.apply({ params: { number, id }, headers: { idempotencyKey: attempt.keyFor({ number, id }) } }),
    onSettled: (_, error) => attempt.settle(error),
    onError: (error, macro) => {
      const missing = missingKeys(error)
      if (missing.length === 0) return showError(error)
      void askForFields({
        number,
        keys: missing,
        action: t('macro.apply'),
        onFilled: (fields) => {
          api.tickets.change({ params: { number }, body: { fields } }).then(() => apply.mutate(macro), showError)
        },
      })
    },
    onSuccess: ({ id, ticket: changed, reply, skipped }, { name }) => {
      show(changed)
      if (reply) composer.takeReply(reply.bodyHtml, reply.status)
      showSuccess(t('macro.applied', { name }), { label: common('undo'), run: () => undo.mutate(id) })
      if (skipped.length > 0) showWarning(t('macro.skipped', { count: skipped.length, name }))
    },
  })

  return (macro: Macro): void => {
    const isNoting = composer.content?.kind === 'note' && !composer.isEmpty
    const answers = macro.actions.some(({ kind }) => kind === 'write_reply')
    // What was meant for the desk only must not end up in a reply.
    if (isNoting && answers) showWarning(t('macro.noteFirst'))
    else apply.mutate(macro)
  }
}
