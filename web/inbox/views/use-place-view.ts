import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { Result } from '#contract/operation.ts'
import type { View, ViewColumn, ViewId, views } from '#contract/views.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import type { NamedView } from './use-views.tsx'

type Views = Result<typeof views.list>

/** What may be said of a view for oneself. */
type Place = Partial<Pick<View, 'isFavourite' | 'isHidden' | 'columns'>>

interface Change {
  send: () => Promise<Views>
  expect: (items: View[]) => View[]
  /** Where a newer change says it all, this one is not sent any more: holding a key asks twice, not fifty times. */
  isOvertaken?: () => boolean
  /** Hidden views are not counted. */
  changesCounts?: boolean
}

const placing = ['place-view']
const newestColumns = new Map<ViewId, View['columns']>()

/**
 * Hides, favours and moves views, and chooses their columns. It shows at once, and is taken back with a message when the
 * server refuses. What is changed quickly is sent one after the other, and the answer to the last of it is what holds.
 */
export function usePlaceView() {
  const { t } = useTranslation('inbox')
  const client = useQueryClient()
  const change = useMutation({
    mutationKey: placing,
    scope: { id: 'place-view' },
    mutationFn: async ({ send, isOvertaken }: Change) => (isOvertaken?.() ? undefined : send()),
    onMutate: async ({ expect }) => {
      await client.cancelQueries({ queryKey: keys.views })
      const before = client.getQueryData<Views>(keys.views)
      if (before) client.setQueryData<Views>(keys.views, { items: expect(before.items) })
      return before
    },
    onError: (error, _, before) => {
      client.setQueryData(keys.views, before)
      showError(error)
    },
    onSuccess: (answer, { changesCounts }) => {
      if (answer !== undefined && client.isMutating({ mutationKey: placing }) === 1) {
        client.setQueryData(keys.views, answer)
      }
      if (changesCounts) void client.invalidateQueries({ queryKey: keys.viewCounts })
    },
  })
  const placed = (id: ViewId, body: Place): Change => ({
    send: () => api.views.place({ params: { id }, body }),
    expect: (items) => items.map((view) => (view.id === id ? { ...view, ...body } : view)),
  })
  return {
    place: (id: ViewId, body: Pick<Place, 'isFavourite' | 'isHidden'>) =>
      change.mutate({ ...placed(id, body), changesCounts: body.isHidden !== undefined }),
    arrange: (ids: ViewId[]) =>
      change.mutate({
        send: () => api.views.arrange({ body: { ids } }),
        expect: (items) => items.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id)),
      }),
    /** Null: as the view has them. */
    chooseColumns: (id: ViewId, columns: View['columns']) => {
      newestColumns.set(id, columns)
      change.mutate({ ...placed(id, { columns }), isOvertaken: () => newestColumns.get(id) !== columns })
    },
    /** Has the view begin with these columns for everybody, and gives up one's own. */
    giveColumns: ({ id, label }: NamedView, columns: ViewColumn[]) => {
      newestColumns.set(id, null)
      change.mutate({
        send: async () => {
          await api.views.update({ params: { id }, body: { columns } })
          const answer = await api.views.place({ params: { id }, body: { columns: null } })
          showSuccess(t('column.given', { name: label }))
          return answer
        },
        expect: (items) =>
          items.map((view) =>
            view.id === id && view.definition
              ? { ...view, columns: null, definition: { ...view.definition, columns } }
              : view,
          ),
      })
    },
  }
}
