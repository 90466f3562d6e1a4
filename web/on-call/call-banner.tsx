import { Button } from '@mantine/core'
import { IconPhoneCall } from '@tabler/icons-react'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import type { Callout } from '#contract/on-call.ts'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import css from './on-call.module.css'

/** Stays above everything until whoever is called answers, or somebody else does. */
export function CallBanner() {
  const me = useMe()
  const { data = [] } = useQuery({
    queryKey: keys.callouts,
    queryFn: async ({ signal }) => (await api.onCall.callouts({ signal })).items,
  })
  const own = data.filter(({ called }) => called.some(({ id }) => id === me.id))
  return (
    <div role="alert">
      {own.map((call) => (
        <Call key={call.id} call={call} />
      ))}
    </div>
  )
}

function Call({ call: { id, ticket } }: { call: Callout }) {
  const { t } = useTranslation('onCall')
  const queries = useQueryClient()
  const answer = useMutation({
    mutationFn: () => api.onCall.answer({ params: { id } }),
    onSuccess: () => showSuccess(t('call.answered', { number: ticket.number })),
    onError: showError,
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: keys.callouts })
      void queries.invalidateQueries({ queryKey: keys.ticket(ticket.number) })
    },
  })
  return (
    <div className={css['banner']}>
      <IconPhoneCall size={18} aria-hidden />
      <span className={css['words']}>{t('call.title', ticket)}</span>
      <Link to="/tickets/$number" params={{ number: String(ticket.number) }}>
        {t('call.open')}
      </Link>
      <Button size="xs" loading={answer.isPending} onClick={() => answer.mutate()}>
        {t('call.answer')}
      </Button>
    </div>
  )
}
