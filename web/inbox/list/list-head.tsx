import { Drawer, Title, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { ViewsColumn } from '../views/views-column.tsx'
import css from './list-head.module.css'

interface Props {
  view: string
  label: string
  children: ReactNode
}

/** Name of the view. Where there is no room for the column of views, the name opens it. */
export function ListHead({ view, label, children }: Props) {
  const { t } = useTranslation(['inbox', 'common'])
  const [isOpen, { open, close }] = useDisclosure(false)
  return (
    <header className={css.head}>
      <Title order={1} size="h4" className={css.title}>
        <span className={css.wide}>{label}</span>
        <UnstyledButton className={css.narrow} onClick={open} aria-haspopup="dialog">
          {label}
          <IconChevronDown size={16} aria-hidden />
        </UnstyledButton>
      </Title>
      {children}
      <Drawer
        opened={isOpen}
        onClose={close}
        title={t('chooseView')}
        size={300}
        padding={0}
        closeButtonProps={{ 'aria-label': t('common:close') }}
        classNames={{ header: css.drawerHead ?? '', content: css.drawer ?? '' }}
      >
        <ViewsColumn current={view} onChoose={close} />
      </Drawer>
    </header>
  )
}
