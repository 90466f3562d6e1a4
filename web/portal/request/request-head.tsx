import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import type { Ticket } from '#contract/tickets.ts'
import { useFormat } from '#web/lib/format.ts'
import { BackLink } from '../frame/back-link.tsx'
import { Heading } from '../frame/heading.tsx'
import { meaningOf, stageOf } from '../requests/stage.ts'
import { StageLine } from '../requests/stage-line.tsx'
import { isPerson } from '../visitor.ts'
import { Expectation } from './expectation.tsx'
import css from './request-head.module.css'

interface Props {
  ticket: Ticket
  visitor: Me
}

/** What it is and how it stands. */
export function RequestHead({ ticket, visitor }: Props) {
  const { t } = useTranslation('portal')
  const format = useFormat()
  const isOwn = ticket.requester.id === visitor.id || visitor.role === 'guest'
  return (
    <header className={css['head']}>
      {isPerson(visitor) && <BackLink to="/requests">{t('request.back')}</BackLink>}
      <Heading title={ticket.subject} />
      <p className={css['facts']}>
        <span>{t('request.number', { number: ticket.number })}</span>
        <span title={format.dateTime(ticket.createdAt)}>
          {t('request.opened', { when: format.relative(ticket.createdAt) })}
        </span>
        {!isOwn && <span>{t('request.by', { name: ticket.requester.name })}</span>}
        {ticket.assignee && stageOf(ticket.status) !== 'solved' && (
          <span>{t('request.with', { name: ticket.assignee.name })}</span>
        )}
      </p>
      <div className={css['stage']}>
        <StageLine status={ticket.status} isOwn={isOwn} />
        <p className={css['meaning']} role="status" data-stage={stageOf(ticket.status)} data-own={isOwn}>
          {t(meaningOf(ticket.status, isOwn), { name: ticket.requester.name })}
          <Expectation ticket={ticket} />
        </p>
      </div>
    </header>
  )
}
