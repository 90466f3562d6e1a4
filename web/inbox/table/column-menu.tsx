import { ActionIcon, Menu } from '@mantine/core'
import { IconColumns3 } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { type Column, columns } from './columns.ts'

interface Props {
  shown: Column[]
  onToggle: (column: Column) => void
  onReset: () => void
}

/** Which columns the table has. */
export function ColumnMenu({ shown, onToggle, onReset }: Props) {
  const { t } = useTranslation('inbox')
  return (
    <Menu position="bottom-end" width={220} closeOnItemClick={false}>
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t('column.choose')}>
          <IconColumns3 size={17} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{t('column.choose')}</Menu.Label>
        {columns
          .filter((column) => column !== 'subject')
          .map((column) => (
            <Menu.CheckboxItem key={column} checked={shown.includes(column)} onChange={() => onToggle(column)}>
              {t(`column.${column}`)}
            </Menu.CheckboxItem>
          ))}
        <Menu.Divider />
        <Menu.Item onClick={onReset}>{t('column.reset')}</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  )
}
