import { Stack, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { NewPasswordField } from '../new-password-field.tsx'
import { useFaultWords } from './use-fault-words.ts'
import type { Setup } from './use-setup.ts'

export function StepAdministrator({ setup }: { setup: Setup }) {
  const { t } = useTranslation('session')
  const { draft, change, password } = setup
  const words = useFaultWords(setup.faults)
  const wasHereBefore = draft.administratorName !== '' && draft.administratorEmail !== '' && password === ''
  return (
    <Stack gap="lg">
      <TextInput
        size="md"
        label={t('setup.administrator.name')}
        placeholder={t('setup.administrator.namePlaceholder')}
        maxLength={120}
        autoComplete="name"
        value={draft.administratorName}
        onChange={(event) => change({ administratorName: event.currentTarget.value })}
        error={words('administratorName')}
      />
      <TextInput
        size="md"
        type="email"
        label={t('email')}
        placeholder={t('email.placeholder')}
        autoComplete="username"
        value={draft.administratorEmail}
        onChange={(event) => change({ administratorEmail: event.currentTarget.value })}
        error={words('administratorEmail')}
      />
      <NewPasswordField
        size="md"
        label={t('password')}
        description={wasHereBefore && draft.inboxAddress !== '' ? t('setup.administrator.passwordAgain') : undefined}
        value={password}
        onChange={setup.setPassword}
        personal={[draft.administratorName, draft.administratorEmail]}
        error={words('password')}
      />
    </Stack>
  )
}
