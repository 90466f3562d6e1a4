import { UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { ReceivedMail } from '#contract/mail.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { OutcomePill } from '../outcome-pill.tsx'
import css from '../table.module.css'
import { TicketLink } from '../ticket-link.tsx'
import { useReasonText } from './use-reason-text.ts'

interface Props {
  mails: ReceivedMail[]
  onOpen: (mail: ReceivedMail) => void
}

export function ReceivedTable({ mails, onOpen }: Props) {
  const { t } = useTranslation('mail')
  return (
    <table className={css.table} aria-label={t('list.received')}>
      <thead>
        <tr>
          <th scope="col">{t('col.subject')}</th>
          <th scope="col">{t('col.outcome')}</th>
          <th scope="col">{t('col.why')}</th>
          <th scope="col">{t('col.when')}</th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <ReceivedRow key={mail.id} mail={mail} onOpen={() => onOpen(mail)} />
        ))}
      </tbody>
    </table>
  )
}

function ReceivedRow({ mail, onOpen }: { mail: ReceivedMail; onOpen: () => void }) {
  const { t } = useTranslation('mail')
  const reasonText = useReasonText()
  return (
    <tr>
      <td className={css.main}>
        <UnstyledButton className={css.subject} onClick={onOpen}>
          {mail.subject || t('noSubject')}
        </UnstyledButton>
        <span className={css.address}>{mail.from}</span>
      </td>
      <td className={css.state}>
        <OutcomePill outcome={mail.outcome} />
        <TicketLink number={mail.ticketNumber} />
      </td>
      <td className={css.why}>{mail.error ?? reasonText(mail)}</td>
      <td className={css.when}>
        <TimeAgo iso={mail.receivedAt} as="smart" />
      </td>
    </tr>
  )
}
