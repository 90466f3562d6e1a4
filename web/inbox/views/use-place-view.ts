import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { Result } from '#contract/operation.ts'
import type { ViewId, views } from '#contract/views.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'

type Views = Result<typeof views.list>

/** Hides, favours and moves views. It shows at once, and is taken back with a message when the server refuses. */
export function usePlaceView() {
  const client = useQueryClient()
  const change = useMutation({
    mutationFn: ({ send }: Change) => send(),
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
    onSuccess: (answer) => {
      client.setQueryData(keys.views, answer)
      void client.invalidateQueries({ queryKey: keys.viewCounts })
    },
  })
  return {
    place: (id: ViewId, body: { isFavourite?: boolean; isHidden?: boolean }) =>
      change.mutate({
        send: () => api.views.place({ params: { id }, body }),
        expect: (items) => items.map((view) => (view.id === id ? { ...view, ...body } : view)),
      }),
    arrange: (ids: ViewId[]) =>
      change.mutate({
        send: () => api.views.arrange({ body: { ids } }),
        expect: (items) => items.toSorted((one, other) => ids.indexOf(one.id) - ids.indexOf(other.id)),
      }),
  }
}

interface Change {
  send: () => Promise<Views>
  expect: (items: Views['items']) => Views['items']
}
