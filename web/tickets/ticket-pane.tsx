import { Button } from '@mantine/core'
import { IconAlertCircle, IconTicket } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { ApiError } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { useLookedAt } from '#web/notifications/index.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { PaneSkeleton } from './pane-skeleton.tsx'
import { ticketQuery } from './queries.ts'
import css from './ticket-pane.module.css'
import { TicketView } from './ticket-view.tsx'

interface Props {
  number: number
  /** Given where the ticket lies beside or over a list. */
  onClose?: () => void
}

/** One ticket: conversation, composer, properties. */
export function TicketPane({ number, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const { data: ticket, error, isPending, refetch } = useQuery(ticketQuery(number))
  useLookedAt(number)
  useDocumentTitle(ticket ? t('pane.title', { number, subject: ticket.subject }) : t('pane.label', { number }))

  if (isPending) return <PaneSkeleton label={t('pane.label', { number })} />
  if (ticket) return <TicketView key={number} ticket={ticket} onClose={onClose} />
  return (
    <section className={css['pane']} aria-label={t('pane.label', { number })}>
      <PaneProblem number={number} error={error} onRetry={() => void refetch()} onClose={onClose} />
    </section>
  )
}

interface ProblemProps {
  number: number
  error: unknown
  onRetry: () => void
  onClose: (() => void) | undefined
}

function PaneProblem({ number, error, onRetry, onClose }: ProblemProps) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  if (error instanceof ApiError && error.code === 'not_found') {
    return (
      <EmptyState
        icon={<IconTicket size={26} />}
        title={t('pane.notFound', { number })}
        text={t('pane.notFound.text')}
        action={onClose && <Button onClick={onClose}>{t('pane.close')}</Button>}
      />
    )
  }
  return (
    <EmptyState
      icon={<IconAlertCircle size={26} />}
      title={t('pane.failed')}
      text={errorText(error)}
      action={<Button onClick={onRetry}>{t('pane.retry')}</Button>}
    />
  )
}
