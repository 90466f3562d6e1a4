import { ModalsProvider, modals } from '@mantine/modals'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { dialogs } from './dialogs.ts'

export function MountedDialogs() {
  const { t } = useTranslation('common')
  return (
    <ModalsProvider labels={{ confirm: t('yes'), cancel: t('cancel') }}>
      <Ready />
    </ModalsProvider>
  )
}

/** Says so when the provider, whose effects come before, listens. */
function Ready() {
  useEffect(() => dialogs.markReady(modals), [])
  return null
}
