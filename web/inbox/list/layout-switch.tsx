import { ActionIcon, Tooltip } from '@mantine/core'
import { IconLayoutSidebarRight, IconTable } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { useShortcuts } from '#web/lib/keys.ts'
import type { Layout } from './layout.ts'

interface Props {
  layout: Layout
  onChoose: (layout: Layout) => void
}

/** Between the list beside the ticket and the table. */
export function LayoutSwitch({ layout, onChoose }: Props) {
  const { t } = useTranslation('inbox')
  const other = layout === 'table' ? 'split' : 'table'
  const switchOver = () => onChoose(other)
  useShortcuts([{ keys: 'v', label: t('layout.key'), group: t('tickets'), run: switchOver }])
  return (
    <Tooltip label={t(`layout.${other}`)}>
      <ActionIcon variant="subtle" color="gray" size="lg" aria-label={t(`layout.${other}`)} onClick={switchOver}>
        {other === 'table' ? <IconTable size={17} /> : <IconLayoutSidebarRight size={17} />}
      </ActionIcon>
    </Tooltip>
  )
}
