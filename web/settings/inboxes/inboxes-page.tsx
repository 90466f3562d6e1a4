import { Button } from '@mantine/core'
import { IconInbox, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Inbox } from '#contract/structure.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { ConsentNotice } from '#web/receiving/index.ts'
import { ConnectNewButton } from '#web/sending/index.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { InboxCard } from './inbox-card.tsx'
import { InboxDialog } from './inbox-dialog.tsx'
import css from './inboxes-page.module.css'

export function InboxesPage() {
  const { t } = useTranslation('settings')
  const inboxes = useQuery({ queryKey: keys.inboxes, queryFn: ({ signal }) => api.inboxes.list({ signal }) })
  const [edited, setEdited] = useState<Inbox | 'new' | undefined>()
  const add = (
    <>
      <Button variant="default" leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
        {t('inboxes.add')}
      </Button>
      <ConnectNewButton />
    </>
  )
  return (
    <Page title={t('section.inboxes')} lead={t('section.inboxes.lead')} actions={add}>
      <ConsentNotice />
      <Loading query={inboxes}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconInbox size={28} stroke={1.6} />}
              title={t('inboxes.none')}
              text={t('inboxes.noneText')}
            />
          ) : (
            <ul className={css.cards}>
              {items.map((inbox) => (
                <li key={inbox.id}>
                  <InboxCard inbox={inbox} onEdit={() => setEdited(inbox)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {edited && <InboxDialog inbox={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </Page>
  )
}
