import type { Notification } from '#contract/notifications.ts'

/** What tells of one ticket, newest first. */
export interface NotificationGroup {
  ticket: Notification['ticket']
  items: Notification[]
}

/** By ticket, the one with the newest first. */
export function groupsOf(items: Notification[]): NotificationGroup[] {
  const groups = new Map<number, NotificationGroup>()
  for (const item of items) {
    const group = groups.get(item.ticket.number)
    if (group) group.items.push(item)
    else groups.set(item.ticket.number, { ticket: item.ticket, items: [item] })
  }
  return [...groups.values()]
}
