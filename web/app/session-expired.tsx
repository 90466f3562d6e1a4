import { Modal, Text } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useMe } from '#web/lib/me.ts'
import { SignInForm } from '#web/session/index.ts'

/** Signing in again renews `me`, and with it this goes away. */
export function SessionExpired() {
  const { t } = useTranslation('app')
  const { email } = useMe()
  return (
    <Modal
      opened
      onClose={() => undefined}
      withCloseButton={false}
      closeOnEscape={false}
      closeOnClickOutside={false}
      title={t('expired.title')}
      size="sm"
    >
      <Text size="sm" c="dimmed" mb="md">
        {t('expired.text')}
      </Text>
      <SignInForm email={email ?? ''} />
    </Modal>
  )
}
