import { Button, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconMailOff, IconSearch } from '@tabler/icons-react'
import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Suppression } from '#contract/suppressions.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { Page } from '#web/ui/page.tsx'
import css from './suppressed.module.css'

/** Addresses that sent mail back for good, and the way to write to them again. */
export function SuppressedPage({ title, lead }: { title: string; lead: string }) {
  const { t } = useTranslation('sending')
  const [typed, setTyped] = useState('')
  const [search] = useDebouncedValue(typed.trim(), 180)
  const list = useSuppressed(search)
  return (
    <Page title={title} lead={lead}>
      <TextInput
        type="search"
        mb="md"
        aria-label={t('suppressed.find')}
        placeholder={t('suppressed.find')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
      />
      <Loading query={list}>
        {({ pages }) => <List items={pages.flatMap(({ items }) => items)} search={search} />}
      </Loading>
      {list.hasNextPage && (
        <Button mt="md" variant="default" loading={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {t('suppressed.more')}
        </Button>
      )}
    </Page>
  )
}

function useSuppressed(search: string) {
  return useInfiniteQuery({
    queryKey: keys.mail('suppressed', search),
    queryFn: ({ pageParam, signal }) =>
      api.suppressions.list({
        query: { ...(search && { q: search }), ...(pageParam && { cursor: pageParam }) },
        signal,
      }),
    initialPageParam: '',
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  })
}

function List({ items, search }: { items: Suppression[]; search: string }) {
  const { t } = useTranslation('sending')
  if (items.length === 0) {
    return search === '' ? (
      <EmptyState
        icon={<IconMailOff size={28} stroke={1.6} />}
        title={t('suppressed.none')}
        text={t('suppressed.noneText')}
      />
    ) : (
      <EmptyState icon={<IconMailOff size={28} stroke={1.6} />} title={t('suppressed.noMatch')} />
    )
  }
  return (
    <ul className={css.rows}>
      {items.map((item) => (
        <li key={item.address} className={css.row}>
          <Row item={item} />
        </li>
      ))}
    </ul>
  )
}

function Row({ item: { address, reason, createdAt } }: { item: Suppression }) {
  const { t } = useTranslation('sending')
  const format = useFormat()
  const client = useQueryClient()
  const clear = useMutation({
    mutationFn: () => api.suppressions.clear({ body: { address } }),
    onSuccess: () => showSuccess(t('suppressed.cleared', { address })),
    onError: showError,
    onSettled: () => client.invalidateQueries({ queryKey: keys.mail('suppressed') }),
  })
  return (
    <>
      <div className={css.words}>
        <p className={css.address}>{address}</p>
        <p className={css.reason}>
          {reason} · {t('suppressed.since', { when: format.date(createdAt) })}
        </p>
      </div>
      <Button
        size="xs"
        variant="default"
        loading={clear.isPending}
        aria-label={t('suppressed.clearOf', { address })}
        onClick={() => clear.mutate()}
      >
        {t('suppressed.clear')}
      </Button>
    </>
  )
}
