import { IconAlertTriangleFilled, IconClock, IconHourglassLow, IconPlayerPauseFilled } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TicketSummary } from '#contract/tickets.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './due-pill.module.css'
import { useEachMinute } from './time-ago.tsx'

const icons = {
  overdue: IconAlertTriangleFilled,
  soon: IconHourglassLow,
  fine: IconClock,
  paused: IconPlayerPauseFilled,
} as const

type Due = Pick<TicketSummary, 'nextDue' | 'isClockPaused'>
export type DueState = keyof typeof icons

/** How urgent what is due next is; undefined where nothing was promised, or all is kept. */
export function dueStateOf({ nextDue, isClockPaused }: Due, now = new Date()): DueState | undefined {
  if (nextDue === null) return isClockPaused ? 'paused' : undefined
  if (new Date(nextDue.dueAt) <= now) return 'overdue'
  return new Date(nextDue.soonAt) <= now ? 'soon' : 'fine'
}

/** What is due next and when, told apart by sign and words as well as by colour. */
export function DuePill(due: Due) {
  const { t } = useTranslation('common')
  const { relative, smart, dateTime } = useFormat()
  useEachMinute()
  const state = dueStateOf(due)
  if (state === undefined) return null
  const Icon = icons[state]
  return (
    <span className={css.due} data-state={state} title={title()}>
      <Icon size={13} aria-hidden />
      <span className="visually-hidden">{due.nextDue && t(`clock.${due.nextDue.clock}`)} </span>
      <span className={css.words}>{words(state)}</span>
    </span>
  )

  function words(of: DueState): string {
    const dueAt = due.nextDue?.dueAt ?? ''
    switch (of) {
      case 'overdue':
        return t('due.overdue', { when: relative(dueAt) })
      case 'soon':
        return relative(dueAt)
      case 'fine':
        return smart(dueAt)
      case 'paused':
        return t('due.paused')
    }
  }

  function title(): string | undefined {
    if (due.nextDue === null) return undefined
    return t('due.title', { clock: t(`clock.${due.nextDue.clock}`), when: dateTime(due.nextDue.dueAt) })
  }
}
