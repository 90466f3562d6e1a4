import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Escalation } from '#contract/escalation.ts'
import type { Ticket } from '#contract/tickets.ts'
import { useFormat } from '#web/lib/format.ts'
import side from '../side/side.module.css'
import { useMoment } from '../use-moment.ts'
import { EscalateDialog } from './escalate-dialog.tsx'
import css from './escalation.module.css'
import { escalationsQuery } from './use-escalation.ts'

const mostShown = 3

/** How far a ticket was escalated, how it came there, and what comes next. */
export function EscalationSection({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const moment = useMoment()
  const { data } = useQuery(escalationsQuery(ticket.number))
  const [isAsking, setAsking] = useState(false)
  const [showsAll, setShowsAll] = useState(false)
  const path = data?.path ?? []
  const shown = showsAll ? path : path.slice(-mostShown)
  const [next] = data?.coming ?? []
  const canEscalate = ticket.status !== 'closed'
  if (!canEscalate && path.length === 0) return null
  return (
    <section aria-label={t('escalation.title')}>
      <h2 className={side['title']}>
        {t('escalation.title')}
        {data !== undefined && data.level > 0 && (
          <span className={css.level}>{t('escalation.level', { level: data.level })}</span>
        )}
        {canEscalate && (
          <button type="button" className={side['textButton']} onClick={() => setAsking(true)}>
            {t('escalation.escalate')}
          </button>
        )}
      </h2>
      {path.length > shown.length && (
        <button type="button" className={side['textButton']} onClick={() => setShowsAll(true)}>
          {t('escalation.earlier', { count: path.length - shown.length })}
        </button>
      )}
      {shown.length > 0 && (
        <ol className={css.path}>
          {shown.map((one) => (
            <li key={one.id}>
              <Step escalation={one} />
            </li>
          ))}
        </ol>
      )}
      {next && (
        <p className={css.next}>
          {t('escalation.next', { clock: common(`clock.${next.clock}`), when: moment(next.fireAt) })}
        </p>
      )}
      {isAsking && <EscalateDialog ticket={ticket} onClose={() => setAsking(false)} />}
    </section>
  )
}

function Step({ escalation }: { escalation: Escalation }) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const { list } = useFormat()
  const moment = useMoment()
  const { direction, actor, clock, told, team, reason, isLate, failure, createdAt, level } = escalation
  const who = actor?.name ?? ''
  return (
    <>
      <span className={css.what}>
        {direction === 'step' && t('escalation.byStep', { clock: clock === null ? '' : common(`clock.${clock}`) })}
        {direction === 'up' && t('escalation.byUp', { who })}
        {direction === 'across' && t('escalation.byAcross', { who })}
      </span>
      {told.length > 0 && (
        <span className={css.more}>{t('escalation.told', { names: list(told.map(({ name }) => name)) })}</span>
      )}
      {team && <span className={css.more}>{t('escalation.toTeam', { team: team.name })}</span>}
      {reason !== '' && <span className={css.reason}>{reason}</span>}
      {failure !== null && <span className={css.failure}>{t('escalation.failed')}</span>}
      <span className={css.more}>
        {level > 0 ? t('escalation.when', { level, when: moment(createdAt) }) : moment(createdAt)}
        {isLate && ` · ${t('escalation.late')}`}
      </span>
    </>
  )
}
