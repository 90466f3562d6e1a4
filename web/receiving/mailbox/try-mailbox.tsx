import { Alert, Button } from '@mantine/core'
import { IconAlertCircle, IconCheck, IconPlugConnected } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { FaultText } from '../fault-text.tsx'
import { faultsOf, type MailboxDraft } from './mailbox-draft.ts'
import type { useTryMailbox } from './use-mailbox.ts'

interface Props {
  attempt: ReturnType<typeof useTryMailbox>
  draft: MailboxDraft
}

export function TryMailbox({ attempt, draft }: Props) {
  const { t } = useTranslation('receiving')
  const faults = faultsOf(draft)
  const isReady = !faults.host && !faults.username && !faults.oauthConnectionId
  return (
    <>
      <Button
        type="button"
        variant="default"
        style={{ alignSelf: 'flex-start' }}
        leftSection={<IconPlugConnected size={16} aria-hidden />}
        loading={attempt.isPending}
        disabled={!isReady}
        onClick={() => attempt.mutate(draft)}
      >
        {t('form.try')}
      </Button>
      <div role="status">
        {attempt.data?.works === true && (
          <Alert color="teal" variant="light" icon={<IconCheck size={18} />}>
            {t('form.works', { count: attempt.data.folders.length })}
          </Alert>
        )}
        {attempt.data?.works === false && (
          <Alert color="red" variant="light" icon={<IconAlertCircle size={18} />}>
            <FaultText fault={attempt.data.fault} detail={attempt.data.detail} />
          </Alert>
        )}
      </div>
    </>
  )
}
