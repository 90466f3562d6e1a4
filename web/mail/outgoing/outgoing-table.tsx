import { useTranslation } from 'react-i18next'
import type { OutgoingMail } from '#contract/mail.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { DeliveryPill } from '../outcome-pill.tsx'
import css from '../table.module.css'
import { TicketLink } from '../ticket-link.tsx'
import { ResendButton } from './resend-button.tsx'

export function OutgoingTable({ mails }: { mails: OutgoingMail[] }) {
  const { t } = useTranslation('mail')
  return (
    <table className={css.table} aria-label={t('list.outgoing')}>
      <thead>
        <tr>
          <th scope="col">{t('col.subject')}</th>
          <th scope="col">{t('col.state')}</th>
          <th scope="col">{t('col.why')}</th>
          <th scope="col">{t('col.when')}</th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <OutgoingRow key={mail.id} mail={mail} />
        ))}
      </tbody>
    </table>
  )
}

function OutgoingRow({ mail }: { mail: OutgoingMail }) {
  const { t } = useTranslation('mail')
  const canResend = mail.state === 'failed' || mail.state === 'unknown'
  return (
    <tr>
      <td className={css.main}>
        <span className={css.subject}>{mail.subject || t('noSubject')}</span>
        <span className={css.address}>{mail.to.join(', ')}</span>
      </td>
      <td className={css.state}>
        <DeliveryPill state={mail.state} />
        <TicketLink number={mail.ticketNumber} />
      </td>
      <td className={css.why}>
        {mail.error ? <span className={css.error}>{mail.error}</span> : t(`stateHelp.${mail.state}`)}
        {mail.attempts > 1 && <div>{t('outgoing.attempts', { count: mail.attempts })}</div>}
        {canResend && (
          <div>
            <ResendButton mail={mail} />
          </div>
        )}
      </td>
      <td className={css.when}>
        <TimeAgo iso={mail.sentAt ?? mail.createdAt} as="smart" />
      </td>
    </tr>
  )
}
