import { IconRosetteDiscountCheck } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useOwnCaseCount } from '#web/approvals/index.ts'
import { useFormat } from '#web/lib/format.ts'
import css from './views-column.module.css'

/** Leads to what waits for the own decision, as long as there is any. */
export function OwnApprovalsLink({ onChoose }: { onChoose: (() => void) | undefined }) {
  const { t } = useTranslation('approvals')
  const format = useFormat()
  const count = useOwnCaseCount()
  if (count === 0) return null
  return (
    <Link to="/approvals" className={`${css.view} ${css.own}`} onClick={onChoose}>
      <IconRosetteDiscountCheck size={16} stroke={1.8} aria-hidden />
      <span className={css.name}>{t('title')}</span>
      <span className={css.count}>{format.number(count)}</span>
    </Link>
  )
}
