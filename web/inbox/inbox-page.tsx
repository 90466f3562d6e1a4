import { useLocalStorage } from '@mantine/hooks'
import { IconTicket } from '@tabler/icons-react'
import { useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type ViewId, viewId } from '#contract/views.ts'
import { useDocumentTitle } from '#web/ui/document-title.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import css from './inbox-page.module.css'
import { useLayout } from './list/layout.ts'
import { ListResizer } from './list/list-resizer.tsx'
import { TicketList } from './list/ticket-list.tsx'
import { OpenTicket } from './open-ticket.tsx'
import { useViews } from './views/use-views.tsx'
import { ViewsColumn } from './views/views-column.tsx'

/** Views, list, and the open ticket side by side; with a table and on narrow screens one after the other. */
export function InboxPage() {
  const { t } = useTranslation('inbox')
  const { view, number } = useInboxParams()
  const label = useViews().find((one) => one.id === view)?.label ?? t('tickets')
  const [width, setWidth] = useLocalStorage({
    key: 'mesa.inbox.listWidth',
    defaultValue: 340,
    getInitialValueInEffect: false,
  })
  const layout = useLayout()
  useDocumentTitle(number === undefined ? label : undefined)

  return (
    <div
      className={css.inbox}
      data-layout={layout.shown}
      data-open={number !== undefined || undefined}
      style={{ '--list-width': `${width}px` }}
    >
      <div className={css.views}>
        <ViewsColumn current={view ?? ''} />
      </div>
      <div className={css.list}>
        {view === undefined ? (
          <EmptyState icon={<IconTicket size={28} />} title={t('missing.title')} text={t('missing.text')} />
        ) : (
          <TicketList view={view} label={label} selected={number} layout={layout} />
        )}
        {layout.shown === 'split' && <ListResizer width={width} onWidth={setWidth} />}
      </div>
      <div className={css.ticket}>
        <h1 className={css.stepTitle}>{label}</h1>
        <OpenTicket view={view} number={number} />
      </div>
    </div>
  )
}

function useInboxParams(): { view: ViewId | undefined; number: number | undefined } {
  const params = useParams({ strict: false })
  const view = viewId.safeParse(params.view)
  const number = Number(params.number)
  return {
    view: view.success ? view.data : undefined,
    number: Number.isSafeInteger(number) && number > 0 ? number : undefined,
  }
}
