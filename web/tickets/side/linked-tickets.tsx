import { ActionIcon, Tooltip } from '@mantine/core'
import { IconPlus, IconUnlink } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { StatusPill } from '#web/ui/pills.tsx'
import { TicketLink } from '../ticket-link.tsx'
import { LinkForm } from './link-form.tsx'
import css from './side.module.css'
import { useUnlinkTicket } from './use-links.ts'

type TicketLinkInfo = Ticket['links'][number]

/** What belongs to the ticket, how, and a way to say so. */
export function LinkedTickets({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const [isAdding, setAdding] = useState(false)
  const unlink = useUnlinkTicket(ticket.number)

  return (
    <section aria-label={t('links.title')}>
      <h2 className={css['title']}>
        {t('links.title')}
        {ticket.can.change && !isAdding && (
          <Tooltip label={t('links.add')}>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t('links.add')}
              onClick={() => setAdding(true)}
            >
              <IconPlus size={15} />
            </ActionIcon>
          </Tooltip>
        )}
      </h2>
      {isAdding && <LinkForm number={ticket.number} onClose={() => setAdding(false)} />}
      {ticket.links.length === 0 && !isAdding && <p className={css['none']}>{t('links.none')}</p>}
      <ul className={css['list']}>
        {ticket.links.map((link) => (
          <li key={`${link.kind}:${link.number}`}>
            <TicketLink number={link.number} className={css['rowLink']}>
              <span className={css['grow']}>{link.subject}</span>
              <StatusPill status={link.status} />
            </TicketLink>
            <div className={css['linkFoot']}>
              <p className={css['reasonText']}>
                <LinkWords link={link} />
              </p>
              {ticket.can.change && (
                <Tooltip label={t('links.remove', { number: link.number })}>
                  <ActionIcon
                    variant="subtle"
                    color="gray"
                    size={24}
                    aria-label={t('links.remove', { number: link.number })}
                    onClick={() => unlink.mutate({ to: link.number, kind: link.kind })}
                  >
                    <IconUnlink size={14} />
                  </ActionIcon>
                </Tooltip>
              )}
            </div>
          </li>
        ))}
      </ul>
    </section>
  )
}

/** How the two belong together, and why a mail made it so. */
function LinkWords({ link }: { link: TicketLinkInfo }) {
  const { t } = useTranslation('tickets')
  const { kind, number, reason } = link
  if (reason === null) return t(`link.${kind}`, { number })
  const how = t(`link.${kind}`, { number })
  return t('link.because', { how, reason: t(`link.${reason}`, { number }) })
}
