import { ActionIcon, Menu } from '@mantine/core'
import { IconDots, IconPencil, IconTrash } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TimeEntry } from '#contract/time-entries.ts'
import { useFormat } from '#web/lib/format.ts'
import side from '../side/side.module.css'
import css from './time.module.css'

interface Props {
  entry: TimeEntry
  onEdit: (entry: TimeEntry) => void
  onRemove: (entry: TimeEntry) => void
}

export function EntryRow({ entry, onEdit, onRemove }: Props) {
  const { t } = useTranslation('tickets')
  const { duration, smart } = useFormat()
  const spent = duration(entry.minutes * 60)
  const facts = [entry.activity, entry.person.name, smart(entry.startedAt)].filter((one) => one !== '')
  return (
    <div className={side['row']}>
      <span className={side['grow']}>
        <span className={css['spent']}>{spent}</span>{' '}
        <span className={side['quiet']} title={entry.note}>
          {facts.join(' · ')}
        </span>
        {entry.note !== '' && <span className={css['note']}>{entry.note}</span>}
      </span>
      {entry.can.change && (
        <Menu position="bottom-end">
          <Menu.Target>
            <ActionIcon
              variant="subtle"
              color="gray"
              size={24}
              aria-label={t('time.menu', { duration: spent, name: entry.person.name })}
            >
              <IconDots size={15} />
            </ActionIcon>
          </Menu.Target>
          <Menu.Dropdown>
            <Menu.Item leftSection={<IconPencil size={15} />} onClick={() => onEdit(entry)}>
              {t('time.edit')}
            </Menu.Item>
            <Menu.Item leftSection={<IconTrash size={15} />} onClick={() => onRemove(entry)}>
              {t('time.remove')}
            </Menu.Item>
          </Menu.Dropdown>
        </Menu>
      )}
    </div>
  )
}
