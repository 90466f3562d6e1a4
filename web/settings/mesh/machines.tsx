import { Button, Group, Select, TextInput } from '@mantine/core'
import { useDebouncedValue } from '@mantine/hooks'
import { IconDeviceDesktop, IconSearch } from '@tabler/icons-react'
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import rows from '../parts/rows.module.css'
import { Machine } from './machine.tsx'

const shown = ['linked', 'proposed', 'unlinked'] as const

/** The machines of the server, to say which devices they are. */
export function Machines() {
  const { t } = useTranslation('settings')
  const [typed, setTyped] = useState('')
  const [q] = useDebouncedValue(typed.trim(), 180)
  const [link, setLink] = useState<(typeof shown)[number]>()
  const machines = useInfiniteQuery({
    queryKey: [...keys.mesh, 'machines', q, link],
    initialPageParam: undefined as string | undefined,
    queryFn: ({ pageParam, signal }) => api.mesh.devices({ query: { q, link, cursor: pageParam }, signal }),
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  })
  return (
    <section aria-label={t('mesh.machines')}>
      <h2>{t('mesh.machines')}</h2>
      <Group mb="sm" align="end">
        <TextInput
          flex="1 1 200px"
          type="search"
          aria-label={t('mesh.find')}
          placeholder={t('mesh.find')}
          leftSection={<IconSearch size={16} aria-hidden />}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
        />
        <Select
          aria-label={t('mesh.show')}
          data={['all' as const, ...shown].map((one) => ({ value: one, label: t(`mesh.show.${one}`) }))}
          value={link ?? 'all'}
          allowDeselect={false}
          onChange={(value) => setLink(shown.find((one) => one === value))}
        />
      </Group>
      <Loading query={machines}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length === 0)
            return (
              <EmptyState icon={<IconDeviceDesktop size={26} />} title={t('mesh.none')} text={t('mesh.noneText')} />
            )
          return (
            <ul className={rows.rows} aria-label={t('mesh.machines')}>
              {items.map((one) => (
                <li key={one.id} className={rows.row}>
                  <Machine machine={one} />
                </li>
              ))}
            </ul>
          )
        }}
      </Loading>
      {machines.hasNextPage && (
        <Button
          variant="default"
          mt="sm"
          loading={machines.isFetchingNextPage}
          onClick={() => void machines.fetchNextPage()}
        >
          {t('mesh.more')}
        </Button>
      )}
    </section>
  )
}
