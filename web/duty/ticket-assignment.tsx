import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TicketAssignment } from '#contract/assignment.ts'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import css from './duty.module.css'

/** Why nobody has a ticket yet, and which skills it asks for; nothing where there is nothing to say. */
export function TicketAssignmentNote({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('duty')
  const { data } = useQuery({
    queryKey: [...keys.ticket(ticket.number), 'assignment', ticket.version],
    queryFn: ({ signal }) => api.assignment.ofTicket({ params: { number: ticket.number }, signal }),
    placeholderData: (before) => before,
  })
  const waiting = useWaitingWords()
  if (!data || (data.waiting === null && data.wanted.length === 0)) return null
  return (
    <div className={css.wanted}>
      {data.waiting !== null && <span>{waiting(data)}</span>}
      {data.wanted.map((one) => (
        <span key={one.skillId}>
          {t('wanted.title')} {t('wanted.skill', { name: one.name, level: t(`level.${levelOf(one.level)}`) })},{' '}
          {becauseOf(one.because)}
        </span>
      ))}
    </div>
  )

  function becauseOf(condition: TicketAssignment['wanted'][number]['because']): string {
    if (condition.kind === 'tag') return t('wanted.tag', { tag: condition.tag })
    if (condition.kind === 'field') return t('wanted.field', { key: condition.key })
    return t(`wanted.${condition.kind}`)
  }
}

function useWaitingWords(): (assignment: TicketAssignment) => string {
  const { t } = useTranslation('duty')
  const { smart } = useFormat()
  return ({ waiting, nextDutyAt }) => {
    if (waiting === null) return ''
    if (waiting === 'nobody_on_duty' && nextDutyAt !== null)
      return t('waiting.nobody_on_dutyUntil', { when: smart(nextDutyAt) })
    return t(`waiting.${waiting}`)
  }
}

/** The contract holds levels to these. */
export function levelOf(level: number): 1 | 2 | 3 {
  return level === 1 || level === 2 ? level : 3
}
