import { Skeleton } from '@mantine/core'
import { Link } from '@tanstack/react-router'
import type { HTMLAttributes, ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'
import { type NamedView, shownCount, useViewCounts } from './use-views.tsx'
import css from './views-column.module.css'

interface Props {
  view: NamedView
  isCurrent: boolean
  onChoose: (() => void) | undefined
  /** What lets it be dragged to another place. */
  drag: HTMLAttributes<HTMLElement>
  /** Beside the link. */
  children: ReactNode
}

export function ViewLink({ view, isCurrent, onChoose, drag, children }: Props) {
  return (
    <div className={css.place} {...drag}>
      <Link
        // The whole line is dragged, not the address.
        draggable={false}
        to="/inbox/$view"
        params={{ view: view.id }}
        className={css.view}
        aria-current={isCurrent ? 'page' : undefined}
        onClick={onChoose}
      >
        {view.icon}
        <span className={css.name}>{view.label}</span>
        {!view.isHidden && <Count id={view.id} />}
      </Link>
      {children}
    </div>
  )
}

function Count({ id }: { id: string }) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const count = useViewCounts()[id]
  if (count === undefined) return <Skeleton width={18} height={10} ms="auto" />
  return (
    <span className={css.count}>
      {shownCount(count, format.number)} <span className="visually-hidden">{t('viewUnit', { count })}</span>
    </span>
  )
}
