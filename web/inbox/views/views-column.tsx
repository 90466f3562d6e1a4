import { Button } from '@mantine/core'
import { IconPlus, IconSearch } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { longestViewName, type ViewId } from '#contract/views.ts'
import { openPalette } from '#web/lib/palette.ts'
import { placedBeside, useReorder } from '#web/ui/use-reorder.ts'
import { LazyViewEditor } from '../editor/lazy-view-editor.tsx'
import { emptyView } from '../editor/starting.ts'
import type { ViewDraft } from '../editor/use-save-view.ts'
import { OwnApprovalsLink } from './own-approvals-link.tsx'
import { OwnRepliesLink } from './own-replies-link.tsx'
import { usePlaceView } from './use-place-view.ts'
import { type NamedView, useViews } from './use-views.tsx'
import { ViewLink } from './view-link.tsx'
import { ViewMenu } from './view-menu.tsx'
import { sectionNames, sectionOf } from './view-sections.ts'
import css from './views-column.module.css'

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
  const { arrange } = usePlaceView()
  const sectionOfId = (id: ViewId) => sections.find((section) => section.views.some((view) => view.id === id))
  const drag = useReorder<ViewId>({
    axis: 'y',
    canJoin: (id, target) => sectionOfId(id) === sectionOfId(target),
    onMove: (id, target, side) =>
      arrange(
        placedBeside(
          views.map((view) => view.id),
          id,
          target,
          side,
        ),
      ),
  })
  const edit = ({ id, label, definition }: NamedView) => {
    if (definition) setEdited({ id, start: { name: label, ...definition } })
  }
  const copy = ({ label, definition }: NamedView) => {
    const name = words('copyOf', { name: label }).slice(0, longestViewName)
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
                <ViewLink
                  key={view.id}
                  view={view}
                  isCurrent={view.id === current}
                  onChoose={onChoose}
                  drag={drag(view.id)}
                >
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
      {edited && <LazyViewEditor {...edited} onClose={() => setEdited(undefined)} />}
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
