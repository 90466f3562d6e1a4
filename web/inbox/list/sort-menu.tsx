import { ActionIcon, Menu } from '@mantine/core'
import { IconArrowsSort } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Sort, sortedBy, sortFields } from './sort.ts'

interface Props {
  sort: Sort
  onSort: (sort: Sort) => void
}

export function SortMenu({ sort, onSort }: Props) {
  const { t } = useTranslation('inbox')
  const orders = (['desc', 'asc'] as const).map((order) => ({
    order,
    label: sort.sort === 'priority' || sort.sort === 'dueAt' ? t(`sort.${sort.sort}.${order}`) : t(`sort.${order}`),
  }))
  return (
    <Menu position="bottom-end" width={220} closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('sort.label')}>
          <IconArrowsSort size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.RadioGroup value={sort.sort} onChange={(field) => onSort(sortedBy(field as Sort['sort']))}>
          <Menu.Label>{t('sort.by')}</Menu.Label>
          {sortFields.map((field) => (
            <Menu.RadioItem key={field} value={field}>
              {t(`sort.${field}`)}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
        <Menu.Divider />
        <Menu.RadioGroup value={sort.order} onChange={(order) => onSort({ ...sort, order: order as Sort['order'] })}>
          <Menu.Label>{t('sort.order')}</Menu.Label>
          {orders.map(({ order, label }) => (
            <Menu.RadioItem key={order} value={order}>
              {label}
            </Menu.RadioItem>
          ))}
        </Menu.RadioGroup>
      </Menu.Dropdown>
    </Menu>
  )
}
