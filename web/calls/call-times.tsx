import { Button, Input, SegmentedControl, TextInput } from '@mantine/core'
import { IconPlayerPlay, IconPlayerStop } from '@tabler/icons-react'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { clockOf, parseDuration } from '#web/lib/duration.ts'
import { toLocal } from '#web/lib/local-instant.ts'
import { type CallForm, stopTimer } from './call-form.ts'
import css from './calls.module.css'

/** Direction, start and length of the call; the timer measures while one speaks. */
export function CallTimes({ form }: { form: CallForm }) {
  const { t } = useTranslation('calls')
  return (
    <div className={css['times']}>
      <Input.Wrapper label={t('direction')} labelElement="div">
        <SegmentedControl
          className={css.segments ?? ''}
          fullWidth
          aria-label={t('direction')}
          data={[
            { value: 'in', label: t('direction.in') },
            { value: 'out', label: t('direction.out') },
          ]}
          value={form.values.direction}
          onChange={(value) => form.setFieldValue('direction', value === 'out' ? 'out' : 'in')}
        />
      </Input.Wrapper>
      <TextInput type="datetime-local" label={t('startedAt')} {...form.getInputProps('startedAt')} />
      <DurationField form={form} />
    </div>
  )
}

function DurationField({ form }: { form: CallForm }) {
  const { t } = useTranslation('calls')
  const { timerSince, duration } = form.values
  const before = parseDuration(duration) ?? 0
  const now = useSeconds(timerSince !== null)
  const elapsed = before + (timerSince === null ? 0 : Math.max(0, Math.floor((now - timerSince) / 1000)))

  function start() {
    form.setValues({ timerSince: Date.now(), ...(before === 0 && { startedAt: toLocal(new Date()) }) })
  }

  function hangUp() {
    form.setValues(stopTimer(form.values, Date.now()))
  }

  const isRunning = timerSince !== null
  const label = isRunning ? t('stopTimer') : t('startTimer')
  return (
    <div className={css['duration']}>
      <TextInput
        label={t('duration')}
        placeholder={t('durationHint')}
        {...form.getInputProps('duration')}
        value={isRunning ? clockOf(elapsed) : duration}
        readOnly={isRunning}
      />
      <Button
        variant={isRunning ? 'filled' : 'default'}
        color={isRunning ? 'red' : 'brand'}
        px={10}
        aria-label={label}
        title={label}
        onClick={isRunning ? hangUp : start}
      >
        {isRunning ? <IconPlayerStop size={17} /> : <IconPlayerPlay size={17} />}
      </Button>
    </div>
  )
}

/** The time, each second while it is wanted. */
function useSeconds(isRunning: boolean): number {
  const [now, setNow] = useState(() => Date.now())
  useEffect(() => {
    if (!isRunning) return
    setNow(Date.now())
    const timer = window.setInterval(() => setNow(Date.now()), 1000)
    return () => window.clearInterval(timer)
  }, [isRunning])
  return now
}
