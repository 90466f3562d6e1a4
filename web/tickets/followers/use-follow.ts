import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { PersonRef } from '#contract/people.ts'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { showError } from '#web/ui/notify.ts'

/** Following a ticket oneself, which shows at once, and letting colleagues follow it. */
export function useFollow(ticket: Ticket) {
  const me = useMe()
  const queries = useQueryClient()
  const { number } = ticket
  const queryKey = keys.ticket(number)
  const isFollowing = ticket.followers.some(({ id }) => id === me.id)
  const show = (followers: PersonRef[]) =>
    queries.setQueryData<Ticket>(queryKey, (before) => before && { ...before, followers })
  const settled = {
    scope: { id: `followers-${number}` },
    onError: showError,
    onSettled: () => void queries.invalidateQueries({ queryKey }),
  }

  const toggle = useMutation({
    ...settled,
    mutationFn: (follows: boolean) =>
      follows
        ? api.ticketFollowers.follow({ params: { number } })
        : api.ticketFollowers.unfollow({ params: { number } }),
    onMutate: (follows) => {
      const others = ticket.followers.filter(({ id }) => id !== me.id)
      const self = { id: me.id, name: me.name, email: me.email, role: me.role === 'admin' ? me.role : 'agent' } as const
      show(follows ? [...others, self] : others)
    },
    onSuccess: ({ items }) => show(items),
  })
  const add = useMutation({
    ...settled,
    mutationFn: (id: string) => api.ticketFollowers.add({ params: { number, id } }),
    onSuccess: ({ items }) => show(items),
  })
  return { isFollowing, toggle: () => toggle.mutate(!isFollowing), add }
}

export type Follow = ReturnType<typeof useFollow>
