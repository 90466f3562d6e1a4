import type { TeamBoard } from '#contract/board.ts'
import type { TicketSummary } from '#contract/tickets.ts'

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
  return { ...rest, tickets, count: rest.count + 1 }
}

function without<C extends Column>(column: C, number: number): C {
  const tickets = column.tickets.filter((one) => one.number !== number)
  return { ...column, tickets, count: column.count - (column.tickets.length - tickets.length) }
}
