import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { TeamBoard } from '#contract/board.ts'
import type { Agent } from '#contract/duty.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { moved } from './moved.ts'

/** Where a ticket can be put. */
export interface Place {
  /** Whose; null: nobody's. */
  id: string | null
  name: string
  agent?: Agent
}

export type MoveTicket = (number: number, assigneeId: string | null) => void

/** Gives a ticket to somebody: it shows at once, can be undone, and is put back when the server refuses. */
export function useMoveTicket(board: TeamBoard): MoveTicket {
  const { t } = useTranslation('board')
  const queries = useQueryClient()
  const queryKey = keys.board(board.team.id)
  const { mutate } = useMutation({
    mutationFn: ({ number, assigneeId }: { number: number; assigneeId: string | null }) =>
      api.tickets.change({ params: { number }, body: { assigneeId } }),
    onMutate: async ({ number, assigneeId }) => {
      await queries.cancelQueries({ queryKey })
      const before = queries.getQueryData<TeamBoard>(queryKey)
      if (before) queries.setQueryData(queryKey, moved(before, number, assigneeId))
      return { before }
    },
    onError: (error, _, result) => {
      if (result?.before) queries.setQueryData(queryKey, result.before)
      showError(error)
    },
    onSettled: () => void queries.invalidateQueries({ queryKey: keys.duty }),
  })

  return (number, assigneeId) => {
    const was = ownerOf(board, number)
    mutate(
      { number, assigneeId },
      {
        // A team that gives out its tickets may have given it on at once.
        onSuccess: ({ assignee }) =>
          showSuccess(
            assignee === null ? t('moved.queue', { number }) : t('moved.to', { number, name: assignee.name }),
            { label: t('undo'), run: () => mutate({ number, assigneeId: was }) },
          ),
      },
    )
  }
}

function ownerOf({ people, elsewhere }: TeamBoard, number: number): string | null {
  const has = ({ tickets }: { tickets: { number: number }[] }) => tickets.some((one) => one.number === number)
  return people.find(has)?.agent.person.id ?? elsewhere.find(has)?.personId ?? null
}
