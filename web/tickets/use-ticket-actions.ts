import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { useMe } from '#web/lib/me.ts'
import { showSuccess } from '#web/ui/notify.ts'
import { useChangeTicket } from './use-change-ticket.ts'

export type TicketActions = ReturnType<typeof useTicketActions>

/** What can be done to a ticket in one go; absent what its reader may not do. */
export function useTicketActions(ticket: Ticket) {
  const { t } = useTranslation('tickets')
  const { t: common } = useTranslation('common')
  const me = useMe()
  const change = useChangeTicket(ticket.number)
  const { number, can } = ticket

  function solve() {
    const before = ticket.status
    change({ status: 'solved' }, { status: 'solved' }, (solved) => {
      const isReversible = solved.can.statuses.includes(before)
      const undo = { label: common('undo'), run: () => change({ status: before }, { status: before }) }
      showSuccess(t('header.solved', { number }), isReversible ? undo : undefined)
    })
  }

  const isSettled = ticket.status === 'solved' || ticket.status === 'closed'
  return {
    change,
    isSettled,
    solve: can.change && !isSettled && can.statuses.includes('solved') ? solve : undefined,
    reopen:
      can.change && isSettled && can.statuses.includes('open')
        ? () => change({ status: 'open' }, { status: 'open' })
        : undefined,
    assignToMe:
      can.change && ticket.assignee?.id !== me.id
        ? () =>
            change(
              { assigneeId: me.id },
              { assignee: { id: me.id, name: me.name, email: me.email, role: roleOf(me.role) } },
            )
        : undefined,
  }
}

function roleOf(role: ReturnType<typeof useMe>['role']) {
  return role === 'guest' ? 'requester' : role
}
