import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess, showWarning } from '#web/ui/notify.ts'

interface Many {
  ids: string[]
  act: 'retry' | 'make_ticket' | 'ignore' | 'undo_ignore'
}

const atOnce = 100

/** Decides several mails, tells how many were done and why others were not, and offers to take ignoring back. */
export function useDecideMany(onDone: () => void) {
  const { t } = useTranslation('mail')
  const { t: common } = useTranslation('common')
  const format = useFormat()
  const client = useQueryClient()
  const decide = useMutation({
    mutationFn: decideAll,
    onSuccess: (items, { act }) => {
      const done = items.flatMap(({ id, mail }) => (mail === null ? [] : [id]))
      const why = new Set(items.flatMap(({ problem }) => (problem === null ? [] : [common(`error.${problem.code}`)])))
      const undo = { label: common('undo'), run: () => decide.mutate({ ids: done, act: 'undo_ignore' }) }
      if (done.length > 0) {
        showSuccess(t('many.done', { count: done.length }), act === 'ignore' ? undo : undefined)
      }
      if (why.size > 0) {
        showWarning(t('many.refused', { count: items.length - done.length, why: format.list([...why]) }))
      }
      onDone()
    },
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: keys.mail() }),
  })
  return decide
}

async function decideAll({ ids, act }: Many) {
  const items = []
  for (let at = 0; at < ids.length; at += atOnce) {
    items.push(...(await api.mail.decideMany({ body: { ids: ids.slice(at, at + atOnce), act } })).items)
  }
  return items
}
