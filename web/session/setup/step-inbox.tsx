import { Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { MailDoors } from './mail-doors.tsx'
import { useFaultWords } from './use-fault-words.ts'
import type { Setup } from './use-setup.ts'

export function StepInbox({ setup }: { setup: Setup }) {
  const { t } = useTranslation('session')
  const { draft, change } = setup
  const words = useFaultWords(setup.faults)
  return (
    <Stack gap="lg">
      <TextInput
        size="md"
        label={t('setup.inbox.name')}
        description={t('setup.inbox.nameHelp')}
        placeholder={t('setup.inbox.namePlaceholder')}
        maxLength={80}
        autoComplete="off"
        value={draft.inboxName}
        onChange={(event) => change({ inboxName: event.currentTarget.value })}
        error={words('inboxName')}
      />
      <TextInput
        size="md"
        type="email"
        label={t('setup.inbox.address')}
        placeholder={t('setup.inbox.addressPlaceholder')}
        autoComplete="off"
        value={draft.inboxAddress}
        onChange={(event) => change({ inboxAddress: event.currentTarget.value })}
        error={words('inboxAddress')}
      />
      <TextInput
        size="md"
        label={t('setup.inbox.team')}
        description={t('setup.inbox.teamHelp')}
        placeholder={t('setup.inbox.teamPlaceholder')}
        maxLength={80}
        autoComplete="off"
        value={draft.teamName}
        onChange={(event) => change({ teamName: event.currentTarget.value })}
        error={words('teamName')}
      />
      <MailDoors address={draft.inboxAddress} />
    </Stack>
  )
}
