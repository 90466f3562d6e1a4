import type { Notification } from '#contract/notifications.ts'

/** What tells of one ticket or article, newest first. */
export interface NotificationGroup {
  key: string
  ticket: Notification['ticket']
  article: Notification['article']
  items: Notification[]
}

/** By ticket and article, the one with the newest first. */
export function groupsOf(items: Notification[]): NotificationGroup[] {
  const groups = new Map<string, NotificationGroup>()
  for (const item of items) {
    const { ticket, article } = item
    const key = ticket === null ? `article ${article?.id}` : `ticket ${ticket.number}`
    const group = groups.get(key)
    if (group) group.items.push(item)
    else groups.set(key, { key, ticket, article, items: [item] })
  }
  return [...groups.values()]
}

/** What it is called where its name is needed. */
export function nameOf({ ticket, article }: NotificationGroup): string {
  return ticket === null ? (article?.title ?? '') : `#${ticket.number}`
}
