import { Title, UnstyledButton } from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import { IconChevronDown } from '@tabler/icons-react'
import { lazy, type ReactNode, Suspense } from 'react'
import css from './list-head.module.css'

// Only narrow screens have it.
const ViewsDrawer = lazy(async () => {
  const { ViewsDrawer } = await import('../views/views-drawer.tsx')
  return { default: ViewsDrawer }
})

interface Props {
  view: string
  label: string
  children: ReactNode
}

/** Name of the view. Where there is no room for the column of views, the name opens it. */
export function ListHead({ view, label, children }: Props) {
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
      {isOpen && (
        <Suspense>
          <ViewsDrawer view={view} onClose={close} />
        </Suspense>
      )}
    </header>
  )
}
