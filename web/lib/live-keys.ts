import type { LiveEvent } from '#contract/live.ts'
import { keys } from './queries.ts'

/** What has to be asked again after an event, by whoever is signed in. */
export function keysTouchedBy(event: LiveEvent, me: string | undefined): (readonly unknown[])[] {
  switch (event.type) {
    case 'ticket':
      return [
        keys.ticket(event.number),
        keys.viewLists,
        keys.viewCounts,
        keys.tickets(),
        keys.duty,
        ...extras(event.what),
      ]
    case 'reply':
      return [keys.scheduled(event.number), keys.viewCounts, ...(event.authorId === me ? [keys.ownReplies] : [])]
    case 'side':
      return [keys.sideConversations(event.number)]
    case 'mail':
      return [keys.mail(), keys.inboxes]
    case 'notification':
      return [keys.notifications, keys.ownApprovals]
    case 'bulk':
      return [keys.bulk, keys.problems]
    case 'problems':
      return [keys.problems, keys.patterns]
    case 'major':
      return [keys.major]
    case 'duty':
      return [keys.duty]
    case 'sla':
      return [keys.sla]
    case 'integration':
      return [keys.webhooks, keys.hooks, keys.alertSources, keys.mesh]
    case 'announcement':
      return [keys.announcements]
    case 'import':
      return [keys.customerImports]
    case 'settings':
      return [
        keys.settings,
        keys.desk,
        keys.teams,
        keys.inboxes,
        keys.views,
        keys.viewCounts,
        keys.people(),
        keys.organizations(),
        keys.mailFilters,
        keys.fields(),
        keys.calendars,
        keys.checklists,
        keys.readyTexts,
        keys.macros,
        keys.sla,
        keys.webhooks,
        keys.ticketTemplates,
        keys.recurring,
        keys.hooks,
        keys.alertSources,
        keys.approvalFlows,
        keys.services,
        keys.catalogue,
        keys.remoteSettings,
      ]
    case 'device':
      return event.what === 'metrics' ? [keys.deviceMetrics(event.id)] : [keys.devices, keys.device(event.id)]
    case 'alerts':
      return [keys.alerts]
    case 'presence':
    case 'resync':
      return []
  }
}

function extras(what: string): (readonly unknown[])[] {
  if (what === 'message.delivery' || what === 'message.added') return [keys.mail()]
  if (what === 'ticket.rated') return [keys.ratings]
  if (what.startsWith('mesh.')) return [keys.meshOfTickets]
  if (what.startsWith('task.')) return [keys.ownTasks]
  if (what.startsWith('approval.')) return [keys.ownApprovals]
  return []
}
