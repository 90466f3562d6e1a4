import { Button } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ViewId } from '#contract/views.ts'
import { openPalette } from '#web/lib/palette.ts'
import { startingCondition } from '../editor/fields.ts'
import type { ViewDraft } from '../editor/use-save-view.ts'
import { OwnApprovalsLink } from './own-approvals-link.tsx'
import { OwnRepliesLink } from './own-replies-link.tsx'
import { type NamedView, useViews } from './use-views.tsx'
import { ViewLink } from './view-link.tsx'
import { ViewMenu } from './view-menu.tsx'
import { sectionNames, sectionOf } from './view-sections.ts'
import css from './views-column.module.css'

// Fetched when somebody makes a view, which is not every day.
const ViewEditor = lazy(async () => {
  const { ViewEditor } = await import('../editor/view-editor.tsx')
  return { default: ViewEditor }
})

interface Props {
  current: string
  /** After one was chosen, where the column lies over the page. */
  onChoose?: () => void
}

interface Edited {
  id: ViewId | undefined
  start: ViewDraft
}

export function ViewsColumn({ current, onChoose }: Props) {
  const { t } = useTranslation('inbox')
  const { t: words } = useTranslation('views')
  const views = useViews()
  const [edited, setEdited] = useState<Edited>()
  const sections = sectionNames.map((name) => ({ name, views: views.filter((view) => sectionOf(view) === name) }))
  const edit = ({ id, label, definition }: NamedView) => {
    if (definition) setEdited({ id, start: { name: label, ...definition } })
  }
  const copy = ({ label, definition }: NamedView) => {
    const name = words('copyOf', { name: label }).slice(0, longestName)
    if (definition) setEdited({ id: undefined, start: { ...definition, name, audience: { kind: 'personal' } } })
  }
  return (
    <nav className={css.column} aria-label={t('views')}>
      <SearchBox />
      <OwnRepliesLink onChoose={onChoose} />
      <OwnApprovalsLink onChoose={onChoose} />
      {sections.map(
        (section) =>
          section.views.length > 0 && (
            <div key={section.name}>
              <h2 className={css.title}>{t(section.name)}</h2>
              {section.views.map((view) => (
                <ViewLink key={view.id} view={view} isCurrent={view.id === current} onChoose={onChoose}>
                  <ViewMenu view={view} onEdit={edit} onCopy={copy} />
                </ViewLink>
              ))}
            </div>
          ),
      )}
      <Button
        className={css.add}
        variant="subtle"
        color="gray"
        size="compact-sm"
        leftSection={<IconPlus size={15} aria-hidden />}
        onClick={() => setEdited({ id: undefined, start: emptyView })}
      >
        {t('newView')}
      </Button>
      {edited && (
        <Suspense>
          <ViewEditor {...edited} onClose={() => setEdited(undefined)} />
        </Suspense>
      )}
    </nav>
  )
}

const longestName = 80
const emptyView: ViewDraft = {
  name: '',
  audience: { kind: 'personal' },
  condition: startingCondition,
  sort: 'updatedAt',
  order: 'desc',
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
