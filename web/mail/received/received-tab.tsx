import { Button, Code } from '@mantine/core'
import { IconFilterOff, IconMailbox } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReceivedMail } from '#contract/mail.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { type ReceivedFilter, useInboxes, useReceived } from '../queries.ts'
import { MailDrawer } from './mail-drawer.tsx'
import { ReceivedFilters } from './received-filters.tsx'
import { ReceivedTable } from './received-table.tsx'

const noFilter: ReceivedFilter = { inbox: null, outcome: null }

export function ReceivedTab() {
  const { t: common } = useTranslation('common')
  const [filter, setFilter] = useState(noFilter)
  const [opened, setOpened] = useState<ReceivedMail | undefined>()
  const inboxes = useInboxes().data?.items ?? []
  const mails = useReceived(filter)
  return (
    <>
      <ReceivedFilters inboxes={inboxes} value={filter} onChange={setFilter} />
      <Loading query={mails}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length > 0) return <ReceivedTable mails={items} onOpen={setOpened} />
          return <Nothing filter={filter} address={inboxes[0]?.address} onClear={() => setFilter(noFilter)} />
        }}
      </Loading>
      {mails.hasNextPage && (
        <Button variant="default" mt="md" loading={mails.isFetchingNextPage} onClick={() => void mails.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
      <MailDrawer mail={opened} onClose={() => setOpened(undefined)} />
    </>
  )
}

interface NothingProps {
  filter: ReceivedFilter
  address: string | undefined
  onClear: () => void
}

function Nothing({ filter, address, onClear }: NothingProps) {
  const { t } = useTranslation('mail')
  if (filter.inbox === null && filter.outcome === null) {
    return (
      <EmptyState
        icon={<IconMailbox size={28} stroke={1.6} />}
        title={t('empty.received')}
        text={t('empty.receivedText')}
        action={<Code>{`mesa mail deliver --inbox ${address ?? '…'} < mail.eml`}</Code>}
      />
    )
  }
  return (
    <EmptyState
      icon={<IconFilterOff size={28} stroke={1.6} />}
      title={t('empty.filtered')}
      text={t('empty.filteredText')}
      action={
        <Button variant="default" onClick={onClear}>
          {t('filter.clear')}
        </Button>
      }
    />
  )
}
