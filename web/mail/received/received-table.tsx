import { Checkbox, UnstyledButton } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { MailCounts, ReceivedMail } from '#contract/mail.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import { OutcomePill } from '../outcome-pill.tsx'
import css from '../table.module.css'
import { TicketLink } from '../ticket-link.tsx'
import { useReasonText } from './use-reason-text.ts'
import { isUndecided, type Selection } from './use-selection.ts'

interface Props {
  mails: ReceivedMail[]
  inboxes: MailCounts[]
  selection: Selection
  onOpen: (mail: ReceivedMail) => void
}

export function ReceivedTable({ mails, inboxes, selection, onOpen }: Props) {
  const { t } = useTranslation('mail')
  const nameOf = (id: string) => inboxes.find(({ inbox }) => inbox.id === id)?.inbox.name
  return (
    <table className={css.table} aria-label={t('list.received')}>
      <thead>
        <tr>
          <th scope="col" className={css.choice}>
            <Checkbox
              size="xs"
              aria-label={t('select.all')}
              checked={selection.state === 'all'}
              indeterminate={selection.state === 'some'}
              disabled={selection.selectable === 0}
              onChange={selection.toggleAll}
            />
          </th>
          <th scope="col">{t('col.subject')}</th>
          <th scope="col">{t('col.outcome')}</th>
          <th scope="col">{t('col.why')}</th>
          <th scope="col">{t('col.when')}</th>
        </tr>
      </thead>
      <tbody>
        {mails.map((mail) => (
          <ReceivedRow
            key={mail.id}
            mail={mail}
            inbox={inboxes.length > 1 ? nameOf(mail.inboxId) : undefined}
            selection={selection}
            onOpen={() => onOpen(mail)}
          />
        ))}
      </tbody>
    </table>
  )
}

interface RowProps {
  mail: ReceivedMail
  inbox: string | undefined
  selection: Selection
  onOpen: () => void
}

function ReceivedRow({ mail, inbox, selection, onOpen }: RowProps) {
  const { t } = useTranslation('mail')
  const reasonText = useReasonText()
  const subject = mail.subject || t('noSubject')
  return (
    <tr>
      <td className={css.choice}>
        {isUndecided(mail) && (
          <Checkbox
            size="xs"
            aria-label={t('select.one', { subject })}
            checked={selection.isSelected(mail.id)}
            onChange={() => selection.toggle(mail.id)}
          />
        )}
      </td>
      <td className={css.main}>
        <UnstyledButton className={css.subject} onClick={onOpen}>
          {subject}
        </UnstyledButton>
        <span className={css.address}>{[mail.from, inbox].filter(Boolean).join(' · ')}</span>
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
