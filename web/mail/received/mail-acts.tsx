import { Button, Group, Stack } from '@mantine/core'
import { IconBan, IconRefresh, IconTicket } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { AddToTicket } from './add-to-ticket.tsx'
import css from './mail-acts.module.css'
import type { WholeMail } from './mail-detail.tsx'
import { useDecide } from './use-decide.ts'

/** What an agent may still decide: only of mails that reached no ticket. */
export function MailActs({ mail }: { mail: WholeMail }) {
  const { t } = useTranslation('mail')
  const decide = useDecide(mail.id)
  if (mail.outcome !== 'quarantined' && mail.outcome !== 'ignored') return null
  return (
    <section className={css.acts}>
      <h4 className={css.title}>{t('act.decide')}</h4>
      <Stack gap="sm">
        <Group gap="xs">
          {mail.from && (
            <Button
              size="xs"
              leftSection={<IconTicket size={16} aria-hidden />}
              disabled={decide.isPending}
              onClick={() => decide.mutate({ act: 'ticket' })}
            >
              {t('act.ticket')}
            </Button>
          )}
          <Button
            size="xs"
            variant="default"
            leftSection={<IconRefresh size={16} aria-hidden />}
            disabled={decide.isPending}
            onClick={() => decide.mutate({ act: 'retry' })}
          >
            {t('act.retry')}
          </Button>
          {mail.outcome === 'quarantined' && (
            <Button
              size="xs"
              variant="default"
              leftSection={<IconBan size={16} aria-hidden />}
              disabled={decide.isPending}
              onClick={() => decide.mutate({ act: 'ignore' })}
            >
              {t('act.ignore')}
            </Button>
          )}
        </Group>
        <AddToTicket
          isBusy={decide.isPending}
          onAdd={(ticketNumber) => decide.mutate({ act: 'ticket', ticketNumber })}
        />
      </Stack>
    </section>
  )
}
