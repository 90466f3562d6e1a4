import { ActionIcon } from '@mantine/core'
import { IconPencil, IconPlus } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { type CSSProperties, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ArticleCategory } from '#contract/knowledge.ts'
import { useMe } from '#web/lib/me.ts'
import { type ArticleFilter, queues, useCategories } from './api.ts'
import { CategoryDialog } from './category-dialog.tsx'
import css from './knowledge.module.css'
import { useCategoryName } from './use-category-name.ts'

/** What there is to do, and the categories with how many articles are right in each. */
export function CategoryTree({ shown }: { shown: ArticleFilter }) {
  const { t } = useTranslation('knowledge')
  const nameOf = useCategoryName()
  const { data: categories = [] } = useCategories()
  const isAdmin = useMe().role === 'admin'
  const [edited, setEdited] = useState<ArticleCategory | 'new'>()
  const isAll = shown.categoryId === undefined && shown.queue === undefined
  return (
    <nav className={css.side} aria-label={t('tree')}>
      <h2 className={css.group}>{t('queues')}</h2>
      <ul className={css.tree}>
        {queues.map((queue) => (
          <li key={queue}>
            <Link
              to="/knowledge"
              search={{ queue }}
              className={css.place}
              aria-current={shown.queue === queue ? 'page' : undefined}
            >
              {t(`queue.${queue}`)}
            </Link>
          </li>
        ))}
      </ul>
      <h2 className={css.group}>{t('tree')}</h2>
      <ul className={css.tree}>
        <li>
          <Link to="/knowledge" search={{}} className={css.place} aria-current={isAll ? 'page' : undefined}>
            {t('tree.all')}
          </Link>
        </li>
        {categories.map((category) => (
          <li key={category.id} className={css.branch}>
            <Link
              to="/knowledge"
              search={{ category: category.id }}
              className={css.place}
              // A custom property is no property that React knows.
              style={{ '--depth': depthOf(category, categories) } as CSSProperties}
              aria-current={shown.categoryId === category.id ? 'page' : undefined}
            >
              <span>{nameOf(category)}</span>
              <span className={css.count}>{category.articleCount}</span>
            </Link>
            {isAdmin && (
              <ActionIcon
                variant="subtle"
                color="gray"
                size="sm"
                aria-label={t('tree.editCategory', { name: nameOf(category) })}
                onClick={() => setEdited(category)}
              >
                <IconPencil size={14} aria-hidden />
              </ActionIcon>
            )}
          </li>
        ))}
        {isAdmin && (
          <li>
            <button type="button" className={css.add} onClick={() => setEdited('new')}>
              <IconPlus size={14} aria-hidden /> {t('tree.addCategory')}
            </button>
          </li>
        )}
      </ul>
      {edited && (
        <CategoryDialog
          category={edited === 'new' ? undefined : edited}
          parentId={edited === 'new' ? (shown.categoryId ?? null) : null}
          onClose={() => setEdited(undefined)}
        />
      )}
    </nav>
  )
}

function depthOf(category: ArticleCategory, all: ArticleCategory[]): number {
  const above = all.find(({ id }) => id === category.parentId)
  return above === undefined ? 0 : 1 + depthOf(above, all)
}
