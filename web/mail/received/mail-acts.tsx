import { Button, Group, Stack } from '@mantine/core'
import { IconArrowBackUp, IconBan, IconRefresh, IconTicket } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AddToTicket } from './add-to-ticket.tsx'
import { IgnoreSender } from './ignore-sender.tsx'
import css from './mail-acts.module.css'
import type { WholeMail } from './mail-detail.tsx'
import { type Decision, useDecide } from './use-decide.ts'

/** What an agent may still decide, as the server says. */
export function MailActs({ mail }: { mail: WholeMail }) {
  const { t } = useTranslation('mail')
  const { mutate, isPending } = useDecide(mail.id)
  const { can } = mail
  if (!can.retry && !can.makeTicket && !can.undoIgnore) return null
  const act = (decision: Decision) => ({ isBusy: isPending, onClick: () => mutate(decision) })
  return (
    <section className={css.acts}>
      <h4 className={css.title}>{t('act.decide')}</h4>
      <Stack gap="sm">
        <Group gap="xs">
          {can.makeTicket && mail.from && (
            <Act isMain icon={<IconTicket size={16} aria-hidden />} {...act({ act: 'ticket' })}>
              {t('act.ticket')}
            </Act>
          )}
          {can.retry && (
            <Act icon={<IconRefresh size={16} aria-hidden />} {...act({ act: 'retry' })}>
              {t('act.retry')}
            </Act>
          )}
          {can.undoIgnore && (
            <Act icon={<IconArrowBackUp size={16} aria-hidden />} {...act({ act: 'undo' })}>
              {t('act.undoIgnore')}
            </Act>
          )}
          {can.ignore && (
            <Act icon={<IconBan size={16} aria-hidden />} {...act({ act: 'ignore' })}>
              {t('act.ignore')}
            </Act>
          )}
          <IgnoreSender mail={mail} isBusy={isPending} onIgnore={mutate} />
        </Group>
        {can.makeTicket && (
          <AddToTicket isBusy={isPending} onAdd={(ticketNumber) => mutate({ act: 'ticket', ticketNumber })} />
        )}
      </Stack>
    </section>
  )
}

interface ActProps {
  isMain?: boolean
  icon: ReactNode
  isBusy: boolean
  onClick: () => void
  children: ReactNode
}

function Act({ isMain = false, icon, isBusy, onClick, children }: ActProps) {
  return (
    <Button size="xs" variant={isMain ? 'filled' : 'default'} leftSection={icon} disabled={isBusy} onClick={onClick}>
      {children}
    </Button>
  )
}
