import { ActionIcon, Tooltip } from '@mantine/core'
import { IconHistory } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import type { Composer } from './use-composer.ts'

/** Whether the mail of this reply quotes what it answers; at first as the inbox does. */
export function QuoteSwitch({ ticket, composer }: { ticket: Ticket; composer: Composer }) {
  const { t } = useTranslation('tickets')
  const usual = useUsualQuoting(ticket)
  const { content } = composer
  if (!content || content.kind === 'note' || usual === undefined) return null
  const quotes = content.quotesHistory ?? usual
  const label = t(quotes ? 'composer.quotes' : 'composer.quotesNot')

  return (
    <Tooltip label={label}>
      <ActionIcon
        variant={quotes ? 'light' : 'subtle'}
        {...(!quotes && { color: 'gray' })}
        size={30}
        aria-label={t('composer.quote')}
        aria-pressed={quotes}
        onClick={() => composer.change({ quotesHistory: !quotes })}
      >
        <IconHistory size={17} />
      </ActionIcon>
    </Tooltip>
  )
}

function useUsualQuoting(ticket: Ticket): boolean | undefined {
  const inboxes = useQuery({ queryKey: keys.inboxes, queryFn: ({ signal }) => api.inboxes.list({ signal }) })
  const settings = useQuery({ queryKey: keys.settings, queryFn: ({ signal }) => api.desk.settings({ signal }) })
  if (!inboxes.data || !settings.data) return undefined
  const inbox = inboxes.data.items.find((one) => (ticket.inbox ? one.id === ticket.inbox.id : one.isDefault))
  return inbox?.quotesHistory ?? settings.data.quotesHistory
}
