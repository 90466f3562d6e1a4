import { Button } from '@mantine/core'
import { IconPlus, IconUserOff } from '@tabler/icons-react'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { IgnoredSender } from '#contract/mail-filters.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import css from '../filters.module.css'
import { IgnoreDialog } from './ignore-dialog.tsx'
import { useListenAgain } from './use-ignored.ts'

export function IgnoredSendersPage() {
  const { t } = useTranslation('mailFilters')
  const { t: common } = useTranslation('common')
  const [isAdding, setAdding] = useState(false)
  const senders = useInfiniteQuery({
    queryKey: keys.ignoredSenders,
    queryFn: ({ pageParam, signal }) => api.ignoredSenders.list({ query: { cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.nextCursor ?? undefined,
  })
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setAdding(true)}>
      {t('ignored.add')}
    </Button>
  )
  return (
    <Page title={t('ignored.title')} lead={t('ignored.lead')} actions={add}>
      <Loading query={senders}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length > 0) return <List senders={items} />
          const icon = <IconUserOff size={28} stroke={1.6} />
          return <EmptyState icon={icon} title={t('ignored.none')} text={t('ignored.noneText')} />
        }}
      </Loading>
      {senders.hasNextPage && (
        <Button
          variant="default"
          mt="md"
          loading={senders.isFetchingNextPage}
          onClick={() => void senders.fetchNextPage()}
        >
          {common('loadMore')}
        </Button>
      )}
      {isAdding && <IgnoreDialog onClose={() => setAdding(false)} />}
    </Page>
  )
}

function List({ senders }: { senders: IgnoredSender[] }) {
  const { t } = useTranslation('mailFilters')
  const format = useFormat()
  const remove = useListenAgain()
  return (
    <ul className={css.rows}>
      {senders.map((sender) => (
        <li key={sender.id} className={css.row}>
          <div className={css.words}>
            <div className={css.name}>
              {sender.value}
              {sender.kind === 'domain' && <span className={css.pill}>{t('ignored.domain')}</span>}
            </div>
            <div className={css.more}>
              {t('ignored.by', {
                inbox: sender.inbox?.name ?? t('ignored.everywhere'),
                who: sender.createdBy?.name ?? t('ignored.somebody'),
                when: format.dateTime(sender.createdAt),
              })}
            </div>
          </div>
          <ConfirmButton
            size="xs"
            aria-label={t('ignored.removeOf', { value: sender.value })}
            title={t('ignored.removeTitle', { value: sender.value })}
            text={t('ignored.removeText')}
            confirmLabel={t('ignored.remove')}
            onConfirm={() => remove.mutate(sender)}
          >
            {t('ignored.remove')}
          </ConfirmButton>
        </li>
      ))}
    </ul>
  )
}
