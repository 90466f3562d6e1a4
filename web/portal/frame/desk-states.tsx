import { Button } from '@mantine/core'
import { IconBarrierBlock, IconCloudOff } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useErrorText } from '#web/lib/errors.ts'
import { Notice } from './notice.tsx'

export function DeskAway({ error, onRetry }: { error: unknown; onRetry: () => void }) {
  const { t } = useTranslation(['portal', 'common'])
  const errorText = useErrorText()
  return (
    <main>
      <Notice
        icon={<IconCloudOff size={30} />}
        title={t('portal:failed.title')}
        text={errorText(error)}
        action={<Button onClick={onRetry}>{t('common:retry')}</Button>}
      />
    </main>
  )
}

export function DeskNotReady() {
  const { t } = useTranslation('portal')
  return (
    <main>
      <Notice icon={<IconBarrierBlock size={30} />} title={t('notSetUp')} text={t('notSetUp.text')} />
    </main>
  )
}
