import { ActionIcon, Menu } from '@mantine/core'
import {
  IconArrowDown,
  IconArrowUp,
  IconCopy,
  IconDots,
  IconEye,
  IconEyeOff,
  IconPencil,
  IconStar,
  IconStarOff,
} from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import { usePlaceView } from './use-place-view.ts'
import { type NamedView, useViews } from './use-views.tsx'
import { moved } from './view-sections.ts'
import css from './views-column.module.css'

interface Props {
  view: NamedView
  onEdit: (view: NamedView) => void
  onCopy: (view: NamedView) => void
}

/** What one may do with a view: for oneself always, with the view itself where one keeps it. */
export function ViewMenu({ view, onEdit, onCopy }: Props) {
  const { t } = useTranslation('inbox')
  const { place, arrange } = usePlaceView()
  const views = useViews()
  const { id, isFavourite, isHidden } = view
  const up = moved(views, id, -1)
  const down = moved(views, id, 1)
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <ActionIcon
          className={css.menu}
          variant="subtle"
          color="gray"
          size={24}
          aria-label={t('viewMenu.label', { name: view.label })}
        >
          <IconDots size={15} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Item
          leftSection={isFavourite ? <IconStarOff size={16} aria-hidden /> : <IconStar size={16} aria-hidden />}
          onClick={() => place(id, { isFavourite: !isFavourite })}
        >
          {isFavourite ? t('viewMenu.unfavourite') : t('viewMenu.favourite')}
        </Menu.Item>
        {up && (
          <Menu.Item leftSection={<IconArrowUp size={16} aria-hidden />} onClick={() => arrange(up)}>
            {t('viewMenu.up')}
          </Menu.Item>
        )}
        {down && (
          <Menu.Item leftSection={<IconArrowDown size={16} aria-hidden />} onClick={() => arrange(down)}>
            {t('viewMenu.down')}
          </Menu.Item>
        )}
        <Menu.Item
          leftSection={isHidden ? <IconEye size={16} aria-hidden /> : <IconEyeOff size={16} aria-hidden />}
          onClick={() => place(id, { isHidden: !isHidden })}
        >
          {isHidden ? t('viewMenu.show') : t('viewMenu.hide')}
        </Menu.Item>
        {view.definition && <Menu.Divider />}
        {view.can.change && (
          <Menu.Item leftSection={<IconPencil size={16} aria-hidden />} onClick={() => onEdit(view)}>
            {t('viewMenu.edit')}
          </Menu.Item>
        )}
        {view.definition && (
          <Menu.Item leftSection={<IconCopy size={16} aria-hidden />} onClick={() => onCopy(view)}>
            {t('viewMenu.copy')}
          </Menu.Item>
        )}
      </Menu.Dropdown>
    </Menu>
  )
}
