import { Alert } from '@mantine/core'
import { IconClockExclamation } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MailCounts } from '#contract/mail.ts'
import { useFormat } from '#web/lib/format.ts'

/** Says where mail is held up. */
export function LateNotice({ inboxes }: { inboxes: MailCounts[] }) {
  const { t } = useTranslation('mail')
  const format = useFormat()
  const late = inboxes.filter(({ isLate }) => isLate)
  const [since] = late.flatMap(({ waitingSince }) => waitingSince ?? []).sort()
  if (since === undefined) return null
  const count = late.reduce((sum, { counts }) => sum + counts.waiting, 0)
  return (
    <Alert
      role="status"
      mb="md"
      color="yellow"
      icon={<IconClockExclamation size={18} aria-hidden />}
      title={t('late.title', { count })}
    >
      {t('late.text', { inboxes: format.list(late.map(({ inbox }) => inbox.name)), since: format.smart(since) })}
    </Alert>
  )
}
