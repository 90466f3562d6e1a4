import { queryOptions, useMutation } from '@tanstack/react-query'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'

/** The texts with the values of a ticket, asked for when somebody first wants one. */
export function filledTextsQuery(number: number) {
  return queryOptions({
    queryKey: keys.filledTexts(number),
    queryFn: ({ signal }) => api.readyTexts.forTicket({ params: { number }, signal }),
    select: (answer) => answer.items,
  })
}

/** Counting is for the order of the list: whoever writes is not told when it fails. */
export function useCountUse() {
  const { mutate } = useMutation({ mutationFn: (id: string) => api.readyTexts.used({ params: { id } }) })
  return mutate
}
