import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Clock } from '#contract/clocks.ts'
import type { Ticket } from '#contract/tickets.ts'
import { useEachMinute } from '#web/ui/time-ago.tsx'
import side from '../side/side.module.css'
import { ClockRow } from './clock-row.tsx'
import css from './clocks.module.css'
import { WhyDialog } from './why-dialog.tsx'

/** What was promised for the ticket, and how it stands. */
export function ClocksSection({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const [asked, setAsked] = useState<Clock>()
  const [showsKept, setShowsKept] = useState(false)
  useEachMinute()
  if (ticket.clocks.length === 0) return null
  const open = ticket.clocks.filter(({ state }) => state !== 'met').toSorted(byUrgency)
  const kept = ticket.clocks.filter(({ state }) => state === 'met')
  const areKeptShown = showsKept || open.length === 0
  const policy = ticket.clocks[0]?.policy.name
  return (
    <section aria-label={t('clocks.title')}>
      <h2 className={side['title']}>
        {t('clocks.title')}
        <span className={css.policy}>{policy}</span>
      </h2>
      <ul className={css.clocks}>
        {[...open, ...(areKeptShown ? kept : [])].map((clock) => (
          <li key={clock.id}>
            <ClockRow clock={clock} onWhy={() => setAsked(clock)} />
          </li>
        ))}
      </ul>
      {!areKeptShown && kept.length > 0 && (
        <button type="button" className={side['textButton']} onClick={() => setShowsKept(true)}>
          {t('clocks.kept', { count: kept.length })}
        </button>
      )}
      {asked && <WhyDialog number={ticket.number} clock={asked} onClose={() => setAsked(undefined)} />}
    </section>
  )
}

/** What is due first comes first; what stands still comes after what runs. */
function byUrgency(one: Clock, other: Clock): number {
  return timeOf(one) - timeOf(other)
}

function timeOf({ dueAt }: Clock): number {
  return dueAt === null ? Number.MAX_SAFE_INTEGER : Date.parse(dueAt)
}
