import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fromLocal, toLocal } from '#web/lib/local-instant.ts'
import { useMe } from '#web/lib/me.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { laterTimes } from './later-times.ts'

interface Props {
  /** What is chosen already. */
  at?: string
  submitLabel: string
  onChoose: (sendAt: string) => void
  onClose: () => void
}

/** A day and a time of one's own choice, on the clocks of one's own time zone. */
export function LaterDialog({ at, submitLabel, onChoose, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const timeZone = useMe().timeZone ?? undefined
  const [start] = useState(() => toLocal(new Date(at ?? tomorrow(timeZone)), timeZone))
  const [typed, setTyped] = useState(start)
  const [isTried, setTried] = useState(false)
  const chosen = fromLocal(typed, timeZone)
  const isPast = chosen === undefined || Date.parse(chosen) <= Date.now()

  function submit() {
    setTried(true)
    if (chosen === undefined || isPast) return
    onChoose(chosen)
    onClose()
  }

  return (
    <FormModal
      title={t('later.title')}
      text={t('later.text')}
      submitLabel={submitLabel}
      isDirty={typed !== start}
      isSaving={false}
      error={undefined}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextInput
        type="datetime-local"
        data-autofocus
        label={t('later.when')}
        description={timeZone && t('later.zone', { zone: timeZone.replaceAll('_', ' ') })}
        value={typed}
        min={toLocal(new Date(), timeZone)}
        error={isTried && isPast ? t('later.past') : undefined}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
    </FormModal>
  )
}

function tomorrow(timeZone: string | undefined): string {
  const now = new Date()
  return laterTimes(now, timeZone).find(({ name }) => name === 'tomorrow')?.at ?? now.toISOString()
}
