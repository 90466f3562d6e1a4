import { Group, SegmentedControl, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useSearch as useAddress, useNavigate } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Page } from '#web/ui/page.tsx'
import { Facets } from './facets.tsx'
import { FilterChips } from './filter-chips.tsx'
import { SaveAsView } from './save-as-view.tsx'
import css from './search.module.css'
import { SearchResults } from './search-results.tsx'
import { isKind, type Kind, kinds, useSearch } from './use-search.ts'

/** Finds while one types. What is looked for stands in the address, to be kept and sent. */
export function SearchPage() {
  const { t } = useTranslation('search')
  const address = useAddress({ strict: false })
  const [typed, setTyped] = useState(address.q ?? '')
  const kind = isKind(address.type) ? address.type : undefined
  const search = useSearch(typed, kind)
  const go = useGo()

  // biome-ignore lint/correctness/useExhaustiveDependencies: the address follows what was searched for, not itself
  useEffect(() => {
    if (search.q !== (address.q ?? '')) go(search.q, kind)
  }, [search.q])

  return (
    <Page title={t('title')}>
      <TextInput
        type="search"
        size="md"
        autoFocus
        aria-label={t('label')}
        placeholder={t('placeholder')}
        leftSection={<IconSearch size={18} aria-hidden />}
        value={typed}
        onChange={(event) => setTyped(event.currentTarget.value)}
        mb="sm"
      />
      <FilterChips typed={typed} unknown={search.data?.unknownFilters ?? []} onChange={setTyped} />
      <Group justify="space-between" mb="lg">
        <div className={css.kinds}>
          <SegmentedControl
            size="xs"
            aria-label={t('filter')}
            value={kind ?? 'all'}
            onChange={(value) => go(search.q, isKind(value) ? value : undefined)}
            data={(['all', ...kinds] as const).map((value) => ({ value, label: t(`type.${value}`) }))}
          />
        </div>
        {search.q !== '' && (kind === undefined || kind === 'ticket') && <SaveAsView q={search.q} />}
      </Group>
      {(search.data?.tickets.length ?? 0) > 0 && (
        <Facets q={search.q} isFound={!search.isPlaceholderData} onChange={setTyped} />
      )}
      <SearchResults search={search} />
    </Page>
  )
}

function useGo(): (q: string, kind: Kind | undefined) => void {
  const navigate = useNavigate()
  return (q, type) =>
    void navigate({
      to: '/search',
      search: { ...(q !== '' && { q }), ...(type !== undefined && { type }) },
      replace: true,
    })
}
