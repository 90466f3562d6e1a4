import { Button } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ReceivedMail } from '#contract/mail.ts'
import { Loading } from '#web/ui/loading.tsx'
import { type ReceivedFilter, useMailCounts, useReceived } from '../queries.ts'
import { LateNotice } from './late-notice.tsx'
import { MailDrawer } from './mail-drawer.tsx'
import { ManyBar } from './many-bar.tsx'
import { NoMail } from './no-mail.tsx'
import { ReceivedFilters } from './received-filters.tsx'
import { ReceivedTable } from './received-table.tsx'
import { useSelection } from './use-selection.ts'

const noFilter: ReceivedFilter = { inbox: null, outcome: null, q: '' }

export function ReceivedTab() {
  const { t: common } = useTranslation('common')
  const [filter, setFilter] = useState(noFilter)
  const [opened, setOpened] = useState<ReceivedMail | undefined>()
  const [q] = useDebouncedValue(filter.q, 250)
  const inboxes = useMailCounts().data?.items ?? []
  const mails = useReceived({ ...filter, q })
  const shown = mails.data?.pages.flatMap((page) => page.items) ?? []
  const selection = useSelection(shown)
  return (
    <>
      <LateNotice inboxes={inboxes} />
      <ReceivedFilters inboxes={inboxes} value={filter} onChange={setFilter} />
      <ManyBar selection={selection} />
      <Loading query={mails}>
        {() =>
          shown.length > 0 ? (
            <ReceivedTable mails={shown} inboxes={inboxes} selection={selection} onOpen={setOpened} />
          ) : (
            <NoMail
              isFiltered={filter.inbox !== null || filter.outcome !== null || filter.q !== ''}
              address={inboxes[0]?.inbox.address}
              onClear={() => setFilter(noFilter)}
            />
          )
        }
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
