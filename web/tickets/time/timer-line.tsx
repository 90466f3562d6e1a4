import { Button, Group } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockOf } from '#web/lib/duration.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import side from '../side/side.module.css'
import css from './time.module.css'
import { timerQuery, useTimer } from './use-time.ts'

/** Starts the timer on this ticket, or shows that it runs. */
export function TimerLine({ number }: { number: number }) {
  const { t } = useTranslation('tickets')
  const { data: timer } = useQuery(timerQuery)
  const { start, stop, discard } = useTimer(number)
  if (timer === undefined) return null
  if (timer?.ticket.number !== number) {
    return (
      <div className={css['timer']}>
        {timer && <p className={side['reasonText']}>{t('time.runningElsewhere', { number: timer.ticket.number })}</p>}
        <Button
          size="compact-xs"
          variant="default"
          leftSection={<IconPlayerPlay size={13} aria-hidden />}
          loading={start.isPending}
          onClick={() => start.mutate()}
        >
          {t('time.start')}
        </Button>
      </div>
    )
  }
  return (
    <div className={css['timer']}>
      <p className={css['running']}>
        <RunningClock since={timer.startedAt} />
      </p>
      <Group gap={8}>
        <Button
          size="compact-xs"
          leftSection={<IconPlayerStop size={13} aria-hidden />}
          loading={stop.isPending}
          onClick={() => stop.mutate()}
        >
          {t('time.stop')}
        </Button>
        <ConfirmButton
          size="compact-xs"
          variant="default"
          loading={discard.isPending}
          title={t('time.discardTitle')}
          text={t('time.discardText')}
          confirmLabel={t('time.discard')}
          onConfirm={() => discard.mutate()}
        >
          {t('time.discard')}
        </ConfirmButton>
      </Group>
    </div>
  )
}

function RunningClock({ since }: { since: string }) {
  const { t } = useTranslation('tickets')
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    const timer = window.setInterval(() => setNow(Date.now()), 1000)
    return () => window.clearInterval(timer)
  }, [])
  return t('time.running', { clock: clockOf(Math.max(0, Math.floor((now - Date.parse(since)) / 1000))) })
}
