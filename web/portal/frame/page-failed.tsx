import { Button } from '@mantine/core'
import { IconCloudOff } from '@tabler/icons-react'
import type { ErrorComponentProps } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import { Notice } from './notice.tsx'

/** A part of the app could not be fetched, or broke. */
export function PageFailed({ error }: ErrorComponentProps) {
  const { t } = useTranslation(['portal', 'common'])
  const errorText = useErrorText()
  return (
    <Notice
      icon={<IconCloudOff size={30} />}
      title={t('portal:failed.title')}
      text={errorText(error)}
      action={<Button onClick={() => window.location.reload()}>{t('common:retry')}</Button>}
    />
  )
}
