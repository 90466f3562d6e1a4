import { Button } from '@mantine/core'
import { IconListCheck, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Checklist } from '#contract/tasks.ts'
import { useFormat } from '#web/lib/format.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import { ChecklistDialog } from './checklist-dialog.tsx'
import { useChecklists } from './use-checklists.ts'

export function ChecklistsPage() {
  const { t } = useTranslation('settings')
  const checklists = useChecklists()
  const [edited, setEdited] = useState<Checklist | 'new'>()
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('checklists.add')}
    </Button>
  )
  return (
    <Page title={t('section.checklists')} lead={t('section.checklists.lead')} actions={add}>
      <Loading query={checklists}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconListCheck size={28} stroke={1.6} />}
              title={t('checklists.none')}
              text={t('checklists.noneText')}
            />
          ) : (
            <ul className={rows.rows}>
              {items.map((one) => (
                <li key={one.id} className={rows.row}>
                  <ChecklistRow checklist={one} onEdit={() => setEdited(one)} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {edited && (
        <ChecklistDialog checklist={edited === 'new' ? undefined : edited} onClose={() => setEdited(undefined)} />
      )}
    </Page>
  )
}

function ChecklistRow({ checklist, onEdit }: { checklist: Checklist; onEdit: () => void }) {
  const { t } = useTranslation('settings')
  const { list } = useFormat()
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>{checklist.name}</div>
        <div className={rows.more}>
          {t('checklists.count', { count: checklist.items.length })}:{' '}
          {list(checklist.items.slice(0, 4).map(({ title }) => title))}
          {checklist.items.length > 4 && '…'}
        </div>
      </div>
      <Button
        variant="default"
        size="xs"
        aria-label={t('checklists.editName', { name: checklist.name })}
        onClick={onEdit}
      >
        {t('checklists.edit')}
      </Button>
    </>
  )
}
