import type { TeamBoard } from '#contract/board.ts'
import type { TicketSummary } from '#contract/tickets.ts'
import { dueStateOf } from '#web/ui/due-pill.tsx'

type Column = TeamBoard['queue']

/** The board as it looks once a ticket is somebody else's, or nobody's; loads follow from the server. */
export function moved(board: TeamBoard, number: number, assigneeId: string | null): TeamBoard {
  const columns: Column[] = [board.queue, ...board.people, ...board.elsewhere]
  const ticket = columns.flatMap(({ tickets }) => tickets).find((one) => one.number === number)
  if (ticket === undefined) return board
  const assignee = board.people.find(({ agent }) => agent.person.id === assigneeId)?.agent.person ?? null
  const place = <C extends Column>(column: C, isTarget: boolean): C =>
    isTarget ? withTicket(column, { ...ticket, assignee }) : without(column, number)
  return {
    ...board,
    queue: place(board.queue, assigneeId === null),
    people: board.people.map((column) => place(column, column.agent.person.id === assigneeId)),
    elsewhere: board.elsewhere.map((column) => place(column, column.personId === assigneeId)),
  }
}

function withTicket<C extends Column>(column: C, ticket: TicketSummary): C {
  const rest = without(column, ticket.number)
  const tickets = [...rest.tickets, ticket].sort(
    (one, other) => one.priority - other.priority || one.createdAt.localeCompare(other.createdAt),
  )
  return counted({ ...rest, tickets }, [ticket], 1)
}

function without<C extends Column>(column: C, number: number): C {
  const tickets = column.tickets.filter((one) => one.number !== number)
  return counted(
    { ...column, tickets },
    column.tickets.filter((one) => !tickets.includes(one)),
    -1,
  )
}

/** The counts with tickets that came, or went. */
function counted<C extends Column>(column: C, tickets: TicketSummary[], sign: 1 | -1): C {
  const states = tickets.map((ticket) => dueStateOf(ticket))
  const changeOf = (state: string) => sign * states.filter((one) => one === state).length
  return {
    ...column,
    count: column.count + sign * tickets.length,
    overdueCount: column.overdueCount + changeOf('overdue'),
    soonCount: column.soonCount + changeOf('soon'),
  }
}
