import { IconAlertTriangle, IconClock } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'
import { useOwnReplies } from '#web/lib/own-replies.ts'
import css from './views-column.module.css'

/** Leads to the own replies that wait for their time, as long as there are any. */
export function OwnRepliesLink({ onChoose }: { onChoose: (() => void) | undefined }) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const { count, isAnyStopped } = useOwnReplies()
  if (count === 0) return null
  const Icon = isAnyStopped ? IconAlertTriangle : IconClock
  return (
    <Link to="/waiting-replies" className={`${css.view} ${css.own}`} onClick={onChoose}>
      <Icon size={16} stroke={1.8} aria-hidden {...(isAnyStopped && { color: 'var(--warn)' })} />
      <span className={css.name}>{t('ownReplies')}</span>
      <span className={css.count}>{format.number(count)}</span>
    </Link>
  )
}
