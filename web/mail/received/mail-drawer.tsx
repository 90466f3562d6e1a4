import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReceivedMail } from '#contract/mail.ts'
import { Loading } from '#web/ui/loading.tsx'
import { useReceivedMail } from '../queries.ts'
import { MailDetail } from './mail-detail.tsx'

interface Props {
  mail: ReceivedMail | undefined
  onClose: () => void
}

export function MailDrawer({ mail, onClose }: Props) {
  const { t } = useTranslation('mail')
  const { t: common } = useTranslation('common')
  return (
    <Drawer
      opened={mail !== undefined}
      onClose={onClose}
      position="right"
      size="xl"
      title={t('detail.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      {mail && <Content key={mail.id} id={mail.id} />}
    </Drawer>
  )
}

function Content({ id }: { id: string }) {
  const mail = useReceivedMail(id)
  return <Loading query={mail}>{(known) => <MailDetail mail={known} />}</Loading>
}
