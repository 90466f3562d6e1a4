import { Button, VisuallyHidden } from '@mantine/core'
import { IconFilter, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MailFilter } from '#contract/mail-filters.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { FilterEditor } from './filter-editor.tsx'
import { FilterRow } from './filter-row.tsx'
import css from './filters.module.css'
import { useFilters } from './queries.ts'
import { useSortFilters } from './use-save-filter.ts'

export function FiltersPage() {
  const { t } = useTranslation('mailFilters')
  const filters = useFilters()
  const [edited, setEdited] = useState<MailFilter | 'new' | undefined>()
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('add')}
    </Button>
  )
  return (
    <Page title={t('title')} lead={t('lead')} actions={add}>
      <Loading query={filters}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState icon={<IconFilter size={28} stroke={1.6} />} title={t('none')} text={t('noneText')} />
          ) : (
            <FilterList filters={items} onEdit={setEdited} />
          )
        }
      </Loading>
      {edited && <FilterEditor filter={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />}
    </Page>
  )
}

function FilterList({ filters, onEdit }: { filters: MailFilter[]; onEdit: (filter: MailFilter) => void }) {
  const { t } = useTranslation('mailFilters')
  const sort = useSortFilters()
  const [dragged, setDragged] = useState<number>()
  const [said, setSaid] = useState('')
  const move = (from: number, to: number) => {
    const filter = filters[from]
    if (filter === undefined || to < 0 || to >= filters.length || from === to) return
    sort.mutate(filters.toSpliced(from, 1).toSpliced(to, 0, filter))
    setSaid(t('moved', { name: filter.name, place: to + 1, count: filters.length }))
  }
  return (
    <>
      <ol className={css.rows}>
        {filters.map((filter, index) => (
          <FilterRow
            key={filter.id}
            filter={filter}
            isDragged={dragged === index}
            onDrag={() => setDragged(index)}
            onDragEnd={() => setDragged(undefined)}
            onDrop={() => dragged !== undefined && move(dragged, index)}
            onUp={index === 0 ? undefined : () => move(index, index - 1)}
            onDown={index === filters.length - 1 ? undefined : () => move(index, index + 1)}
            onEdit={() => onEdit(filter)}
          />
        ))}
      </ol>
      <VisuallyHidden role="status">{said}</VisuallyHidden>
    </>
  )
}
