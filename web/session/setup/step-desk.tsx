import { Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { createFormat } from '#web/lib/formatting.ts'
import { TimeZoneSelect } from '../time-zone-select.tsx'
import { LanguageCards } from './language-cards.tsx'
import { useFaultWords } from './use-fault-words.ts'
import type { Setup } from './use-setup.ts'

export function StepDesk({ setup }: { setup: Setup }) {
  const { t, i18n } = useTranslation('session')
  const { draft, change } = setup
  const words = useFaultWords(setup.faults)
  const time = createFormat(i18n.language, draft.timeZone).time(new Date().toISOString())
  return (
    <Stack gap="lg">
      <TextInput
        size="md"
        label={t('setup.desk.name')}
        description={t('setup.desk.nameHelp')}
        placeholder={t('setup.desk.namePlaceholder')}
        maxLength={80}
        autoComplete="organization"
        value={draft.deskName}
        onChange={(event) => change({ deskName: event.currentTarget.value })}
        error={words('deskName')}
      />
      <LanguageCards value={draft.language} onChange={(language) => change({ language })} />
      <TimeZoneSelect
        size="md"
        label={t('setup.desk.timeZone')}
        description={t('setup.desk.timeZoneHelp', { time })}
        value={draft.timeZone}
        onChange={(timeZone) => change({ timeZone })}
        error={words('timeZone')}
      />
    </Stack>
  )
}
