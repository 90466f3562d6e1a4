import { ActionIcon } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import type { SideConversation } from '#contract/side-conversations.ts'
import type { Ticket } from '#contract/tickets.ts'
import { useFormat } from '#web/lib/format.ts'
import side from '../side/side.module.css'
import { sideConversationsQuery } from './queries.ts'
import css from './side-conversations.module.css'
import { useOpenConversation } from './use-open-conversation.ts'

const SideDrawer = lazy(async () => ({ default: (await import('./side-drawer.tsx')).SideDrawer }))

/** With whom outside the desk speaks about the ticket, and where an answer waits. */
export function SideConversationsSection({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('tickets')
  const { data: conversations } = useQuery(sideConversationsQuery(ticket.number))
  const { openId, open, close } = useOpenConversation()
  if (conversations === undefined) return null

  return (
    <section aria-label={t('side.title')}>
      <h2 className={side['title']}>
        {t('side.title')}
        <ActionIcon variant="subtle" color="gray" size={24} aria-label={t('side.start')} onClick={() => open('new')}>
          <IconPlus size={15} />
        </ActionIcon>
      </h2>
      {conversations.length === 0 && <p className={side['none']}>{t('side.none')}</p>}
      <ul className={side['list']}>
        {conversations.map((one) => (
          <li key={one.id}>
            <Row conversation={one} onOpen={() => open(one.id)} />
          </li>
        ))}
      </ul>
      {openId !== undefined && (
        <Suspense>
          <SideDrawer
            key={openId}
            ticket={ticket}
            conversation={conversations.find(({ id }) => id === openId)}
            isNew={openId === 'new'}
            onOpen={open}
            onClose={close}
          />
        </Suspense>
      )}
    </section>
  )
}

function Row({ conversation, onOpen }: { conversation: SideConversation; onOpen: () => void }) {
  const { subject, people, state, hasNews } = conversation
  const { t } = useTranslation('tickets')
  const { list } = useFormat()
  return (
    <button type="button" className={css['row']} data-news={hasNews || undefined} onClick={onOpen}>
      <span className={css['subject']}>{subject}</span>
      <span className={css['people']}>{list(people.map(({ name, address }) => name || address))}</span>
      <span className={css['state']} data-state={hasNews ? 'news' : state}>
        {t(hasNews ? 'side.news' : `side.state.${state}`)}
      </span>
    </button>
  )
}
