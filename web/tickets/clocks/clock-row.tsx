import { Progress } from '@mantine/core'
import {
  IconAlertTriangleFilled,
  IconCircleCheck,
  IconClock,
  IconClockOff,
  IconHourglassLow,
  IconPlayerPauseFilled,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { Clock, ClockState } from '#contract/clocks.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './clocks.module.css'
import { stateNow } from './state-now.ts'
import { useWhen } from './use-when.ts'

interface Props {
  clock: Clock
  onWhy: () => void
}

const icons = {
  running: IconClock,
  soon: IconHourglassLow,
  overdue: IconAlertTriangleFilled,
  paused: IconPlayerPauseFilled,
  met: IconCircleCheck,
  withdrawn: IconClockOff,
} as const satisfies Record<ClockState, unknown>

const colors = {
  running: 'blue',
  soon: 'yellow',
  overdue: 'red',
  paused: 'gray',
  met: 'green',
  withdrawn: 'gray',
} as const satisfies Record<ClockState, string>

export function ClockRow({ clock, onWhy }: Props) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const { dateTime } = useFormat()
  const when = useWhen()
  const words = useStateWords()
  const state = stateNow(clock)
  const Icon = icons[state]
  const name = common(`clock.${clock.kind}`)
  const percent = Math.min(100, Math.round((clock.elapsedSeconds / clock.targetSeconds) * 100))
  return (
    <div className={css.clock} data-state={state}>
      <div className={css.line}>
        <Icon size={15} aria-hidden className={css.icon} />
        <span className={css.name}>{name}</span>
        <button type="button" className={css.why} aria-label={t('clocks.whyOf', { clock: name })} onClick={onWhy}>
          {t('clocks.why')}
        </button>
      </div>
      <p className={css.state} title={clock.dueAt === null ? undefined : dateTime(clock.dueAt)}>
        {words(clock, state)}
      </p>
      {state !== 'met' && state !== 'withdrawn' && (
        <Progress
          size={5}
          radius="xl"
          value={percent}
          color={colors[state]}
          striped={state === 'paused'}
          aria-label={t('clocks.progress', { clock: name, percent })}
        />
      )}
      {clock.breachedAt !== null && state !== 'overdue' && state !== 'withdrawn' && (
        <p className={css.breached}>{t('clocks.breached', { when: when(clock.breachedAt) })}</p>
      )}
    </div>
  )
}

function useStateWords() {
  const { t } = useTranslation('tickets')
  const { duration, relative } = useFormat()
  const when = useWhen()
  return (clock: Clock, state: ClockState): string => {
    const { dueAt, elapsedSeconds, targetSeconds, breachedAt } = clock
    const left = targetSeconds - elapsedSeconds
    switch (state) {
      case 'running':
      case 'soon':
        return t('clocks.due', { when: when(dueAt ?? '') })
      case 'overdue':
        return t('clocks.overdue', { when: relative(dueAt ?? '') })
      case 'paused':
        return left >= 0 ? t('clocks.left', { left: duration(left) }) : t('clocks.overrun', { over: duration(-left) })
      case 'met':
        return breachedAt === null
          ? t('clocks.met', { elapsed: duration(elapsedSeconds) })
          : t('clocks.metLate', { elapsed: duration(elapsedSeconds) })
      case 'withdrawn':
        return t('clocks.withdrawn')
    }
  }
}
