import { useDebouncedValue } from '@mantine/hooks'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { useFormat } from '#web/lib/format.ts'
import { keys } from '#web/lib/queries.ts'
import { StatusPill } from '#web/ui/pills.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { shownCount } from '../views/use-views.tsx'
import css from './editor.module.css'
import { isWhole } from './fields.ts'
import type { ViewDraft } from './use-save-view.ts'

/** What the view would show as it stands, counted while one edits. */
export function ViewPreview({ condition, sort, order }: Pick<ViewDraft, 'condition' | 'sort' | 'order'>) {
  const { t } = useTranslation('views')
  const format = useFormat()
  const errorText = useErrorText()
  const [body] = useDebouncedValue({ condition, sort, order }, 300)
  const isReady = isWhole(condition)
  const preview = useQuery({
    // Below the lists of views: what changes those changes this.
    queryKey: keys.view('preview', body),
    queryFn: ({ signal }) => api.views.preview({ body, signal }),
    enabled: isReady && isWhole(body.condition),
    placeholderData: keepPreviousData,
  })
  const count = preview.data?.count ?? 0
  return (
    <section className={css.preview} aria-label={t('preview')} aria-busy={preview.isFetching}>
      <p className={css.previewTitle} role="status">
        {!isReady && t('preview.unfinished')}
        {isReady && preview.isError && errorText(preview.error)}
        {isReady &&
          preview.data &&
          !preview.isError &&
          t('preview.count', { count, shown: shownCount(count, format.number) })}
      </p>
      {isReady && preview.isPending && <SkeletonLines count={3} />}
      {isReady && preview.data && count > 0 && (
        <ul className={css.found}>
          {preview.data.tickets.slice(0, shownTickets).map((ticket) => (
            <li key={ticket.id}>
              <span className={css.subject}>{ticket.subject}</span>
              <StatusPill status={ticket.status} />
            </li>
          ))}
        </ul>
      )}
    </section>
  )
}

const shownTickets = 5
