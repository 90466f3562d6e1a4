import { Radio, Stack } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TicketStatus, TicketSummary } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { StatusPill } from '#web/ui/pills.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import type { CallForm } from './call-form.ts'
import css from './calls.module.css'

const openStatuses: TicketStatus[] = ['new', 'open', 'pending', 'on_hold']
const newTicket = 'new'

/** Which matter the call was about: one that is open, or a new one. */
export function CallerTickets({ form, callerId }: { form: CallForm; callerId: string }) {
  const { t } = useTranslation('calls')
  const { data, isPending } = useOpenTickets(callerId)
  if (isPending) return <SkeletonLines count={2} />
  if (!data || data.length === 0) return <p className={css['none']}>{t('noOpenTickets')}</p>

  const { ticketNumber } = form.values
  return (
    <Radio.Group
      label={t('ticket')}
      description={t('openTickets', { count: data.length })}
      value={ticketNumber === null ? newTicket : String(ticketNumber)}
      onChange={(value) => form.setFieldValue('ticketNumber', value === newTicket ? null : Number(value))}
    >
      <Stack gap={6} mt={8}>
        {data.map((ticket) => (
          <TicketChoice key={ticket.number} ticket={ticket} />
        ))}
        <Radio.Card value={newTicket} className={css['choice'] ?? ''}>
          <Radio.Indicator />
          <span className={css['grow']}>{t('newTicket')}</span>
        </Radio.Card>
      </Stack>
    </Radio.Group>
  )
}

function TicketChoice({ ticket }: { ticket: TicketSummary }) {
  return (
    <Radio.Card value={String(ticket.number)} className={css['choice'] ?? ''}>
      <Radio.Indicator />
      <span className={css['quiet']}>#{ticket.number}</span>
      <span className={css['grow']}>{ticket.subject}</span>
      <StatusPill status={ticket.status} />
      <TimeAgo iso={ticket.updatedAt} as="smart" className={css['quiet']} />
    </Radio.Card>
  )
}

function useOpenTickets(requesterId: string) {
  const query = { requesterId, status: openStatuses, limit: 10 }
  return useQuery({
    queryKey: keys.tickets(query),
    queryFn: ({ signal }) => api.tickets.list({ query, signal }),
    select: (answer) => answer.items,
  })
}
