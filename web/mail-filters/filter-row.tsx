import { ActionIcon, Button, Switch } from '@mantine/core'
import { IconAlertTriangle, IconArrowDown, IconArrowUp, IconGripVertical } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MailFilter } from '#contract/mail-filters.ts'
import { useActionWords } from './actions/use-action-words.ts'
import css from './filters.module.css'
import { useSwitchFilter } from './use-save-filter.ts'

interface Props {
  filter: MailFilter
  isDragged: boolean
  onDrag: () => void
  onDragEnd: () => void
  onDrop: () => void
  /** Absent where it cannot move any further. */
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
  onEdit: () => void
}

export function FilterRow({ filter, isDragged, onDrag, onDragEnd, onDrop, onUp, onDown, onEdit }: Props) {
  const { t } = useTranslation('mailFilters')
  const { t: common } = useTranslation('common')
  const words = useActionWords()
  const toggle = useSwitchFilter()
  const { name } = filter
  return (
    <li
      className={css.row}
      data-dragged={isDragged || undefined}
      data-off={!filter.isEnabled || undefined}
      draggable
      onDragStart={onDrag}
      onDragEnd={onDragEnd}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        event.preventDefault()
        onDrop()
      }}
    >
      <IconGripVertical size={18} className={css.grip} aria-hidden title={t('drag')} />
      <div className={css.words}>
        <div className={css.name}>
          {name}
          {!filter.isEnabled && <span className={css.pill}>{t('off')}</span>}
          {filter.broken.length > 0 && (
            <span className={css.pill} data-tone="warn">
              <IconAlertTriangle size={13} aria-hidden /> {t('broken')}
            </span>
          )}
        </div>
        <div className={css.more}>
          {[filter.inbox?.name ?? t('allInboxes'), ...filter.actions.map(words)].join(' · ')}
        </div>
      </div>
      <div className={css.acts}>
        <ActionIcon variant="subtle" color="gray" disabled={!onUp} aria-label={t('up', { name })} onClick={onUp}>
          <IconArrowUp size={17} />
        </ActionIcon>
        <ActionIcon variant="subtle" color="gray" disabled={!onDown} aria-label={t('down', { name })} onClick={onDown}>
          <IconArrowDown size={17} />
        </ActionIcon>
        <Switch
          aria-label={t('on', { name })}
          checked={filter.isEnabled}
          onChange={(event) => toggle.mutate({ id: filter.id, isEnabled: event.currentTarget.checked })}
        />
        <Button variant="default" size="xs" aria-label={t('edit', { name })} onClick={onEdit}>
          {common('edit')}
        </Button>
      </div>
    </li>
  )
}
