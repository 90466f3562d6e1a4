import { Skeleton } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useFormat } from '#web/lib/format.ts'
import { openPalette } from '#web/lib/palette.ts'
import { type NamedView, shownCount, useViewCounts, useViews } from './use-views.tsx'
import css from './views-column.module.css'

interface Props {
  current: string
  /** After one was chosen, where the column lies over the page. */
  onChoose?: () => void
}

export function ViewsColumn({ current, onChoose }: Props) {
  const { t } = useTranslation('inbox')
  const views = useViews()
  const groups = [
    { title: t('views'), views: views.filter((view) => view.group === 'desk') },
    { title: t('teams'), views: views.filter((view) => view.group === 'team') },
  ]
  return (
    <nav className={css.column} aria-label={t('views')}>
      <SearchBox />
      {groups.map(
        (group) =>
          group.views.length > 0 && (
            <div key={group.title}>
              <h2 className={css.title}>{group.title}</h2>
              {group.views.map((view) => (
                <ViewLink key={view.id} view={view} isCurrent={view.id === current} onChoose={onChoose} />
              ))}
            </div>
          ),
      )}
    </nav>
  )
}

/** Looks like the search that it opens. */
function SearchBox() {
  const { t } = useTranslation('inbox')
  return (
    <button type="button" className={css.search} onClick={openPalette}>
      <IconSearch size={14} aria-hidden />
      <span className={css.searchText}>{t('searchEverything')}</span>
      <kbd className={css.key}>Ctrl</kbd>
      <kbd className={css.key}>K</kbd>
    </button>
  )
}

interface LinkProps {
  view: NamedView
  isCurrent: boolean
  onChoose: (() => void) | undefined
}

function ViewLink({ view, isCurrent, onChoose }: LinkProps) {
  const { t } = useTranslation('inbox')
  const format = useFormat()
  const count = useViewCounts()[view.id]
  const shown = count === undefined ? undefined : shownCount(count, format.number)
  return (
    <Link
      to="/inbox/$view"
      params={{ view: view.id }}
      className={css.view}
      aria-current={isCurrent ? 'page' : undefined}
      onClick={onChoose}
    >
      {view.icon}
      <span className={css.name}>{view.label}</span>
      {shown === undefined ? (
        <Skeleton width={18} height={10} ms="auto" />
      ) : (
        <span className={css.count}>
          {shown} <span className="visually-hidden">{t('viewUnit', { count: count ?? 0 })}</span>
        </span>
      )}
    </Link>
  )
}
