import { Drawer } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { ViewsColumn } from './views-column.tsx'
import css from './views-drawer.module.css'

interface Props {
  view: string
  onClose: () => void
}

/** The column of views over the page, where there is no room beside it. */
export function ViewsDrawer({ view, onClose }: Props) {
  const { t } = useTranslation(['inbox', 'common'])
  return (
    <Drawer
      opened
      onClose={onClose}
      title={t('chooseView')}
      size={300}
      padding={0}
      closeButtonProps={{ 'aria-label': t('common:close') }}
      classNames={{ header: css.head ?? '', content: css.content ?? '' }}
    >
      <ViewsColumn current={view} onChoose={onClose} />
    </Drawer>
  )
}
