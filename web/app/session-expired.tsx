import { Modal, Text } from '@mantine/core'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMe } from '#web/lib/me.ts'
import { SignInForm } from '#web/session/index.ts'

const pauseMs = 1000

/** Signing in again renews `me`, and with it this goes away. */
export function SessionExpired() {
  const { t } = useTranslation('app')
  const { email } = useMe()
  const isPause = usePause()
  return (
    <Modal
      opened={isPause}
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

/** True from the first pause in typing on: who writes on must not write into the password. */
function usePause(): boolean {
  const [isPause, setPause] = useState(false)
  useEffect(() => {
    if (isPause) return
    const wait = () => window.setTimeout(() => setPause(true), pauseMs)
    let timer = wait()
    const again = () => {
      window.clearTimeout(timer)
      timer = wait()
    }
    window.addEventListener('keydown', again, true)
    return () => {
      window.clearTimeout(timer)
      window.removeEventListener('keydown', again, true)
    }
  }, [isPause])
  return isPause
}
