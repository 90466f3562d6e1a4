import { IconX } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TicketStatus } from '#contract/tickets.ts'
import css from './pills.module.css'

export function StatusPill({ status }: { status: TicketStatus }) {
  const { t } = useTranslation('common')
  return <span className={`${css.pill} ${css[status]}`}>{t(`status.${status}`)}</span>
}

/** 1 critical … 4 low. */
export function PriorityPill({ priority }: { priority: number }) {
  const { t } = useTranslation('common')
  const level = priority === 1 || priority === 2 || priority === 3 ? priority : 4
  return (
    <span className={`${css.pill} ${css.plain} ${css[`priority${level}`]}`}>
      <span className={css.bars} data-level={5 - level} aria-hidden>
        <i />
        <i />
        <i />
        <i />
      </span>
      {t(`priority.${level}`)}
    </span>
  )
}

interface TagProps {
  tag: string
  onRemove?: () => void
}

export function TagPill({ tag, onRemove }: TagProps) {
  const { t } = useTranslation('common')
  return (
    <span className={`${css.pill} ${css.plain} ${css.tag}`}>
      <span className={css.text}>{tag}</span>
      {onRemove && (
        <button type="button" className={css.remove} onClick={onRemove} aria-label={t('removeNamed', { name: tag })}>
          <IconX size={12} />
        </button>
      )}
    </span>
  )
}
