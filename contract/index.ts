import { audit, tokens } from './administration.ts'
import { ai } from './ai.ts'
import { alertDoor, alertSources } from './alert-sources.ts'
import { alerts } from './alerts.ts'
import { announcements } from './announcements.ts'
import { approvalFlows } from './approval-flows.ts'
import { approvalVotes } from './approval-votes.ts'
import { approvals } from './approvals.ts'
import { articles } from './articles.ts'
import { assignment, skills } from './assignment.ts'
import { attachedMail } from './attached-mail.ts'
import { attachments } from './attachments.ts'
import { board } from './board.ts'
import { bulk } from './bulk.ts'
import { calendars } from './calendars.ts'
import { catalogue } from './catalogue.ts'
import { channels } from './channels.ts'
import { clocks } from './clocks.ts'
import { customerImports } from './customer-imports.ts'
import { customerNotes } from './customer-notes.ts'
import { desk } from './desk.ts'
import { deviceActs } from './device-acts.ts'
import { deviceAgents, deviceTeams } from './device-agents.ts'
import { deviceFacts } from './device-facts.ts'
import { deviceImports } from './device-imports.ts'
import { deviceLabels } from './device-labels.ts'
import { deviceLinks } from './device-links.ts'
import { deviceWatching } from './device-watching.ts'
import { devices } from './devices.ts'
import { duty } from './duty.ts'
import { escalations } from './escalation.ts'
import { fields } from './fields.ts'
import { ticketFollowers } from './followers.ts'
import { forwarding } from './forwarding.ts'
import { hooks } from './hooks.ts'
import { iceServers } from './ice-servers.ts'
import { articleCategories, knowledge } from './knowledge.ts'
import { live } from './live.ts'
import { macros } from './macros.ts'
import { mail } from './mail.ts'
import { ignoredSenders, mailFilters } from './mail-filters.ts'
import { mailTemplates } from './mail-templates.ts'
import { majorIncidents } from './major-incidents.ts'
import { mesh } from './mesh.ts'
import { messages } from './messages.ts'
import { notifications } from './notifications.ts'
import { oauth } from './oauth.ts'
import { onCall } from './on-call.ts'
import { patterns } from './patterns.ts'
import { people } from './people.ts'
import { personMerges } from './person-merges.ts'
import { portal } from './portal.ts'
import { presences } from './presence.ts'
import { problems } from './problems.ts'
import { proofs } from './proofs.ts'
import { push } from './push.ts'
import { ratings } from './ratings.ts'
import { readyTexts } from './ready-texts.ts'
import { receiving } from './receiving.ts'
import { recent } from './recent.ts'
import { recurringTickets } from './recurring-tickets.ts'
import { remote } from './remote.ts'
import { scheduledReplies } from './scheduled-replies.ts'
import { search } from './search.ts'
import { secondFactor } from './second-factor.ts'
import { sending } from './sending.ts'
import { services } from './services.ts'
import { sessions } from './sessions.ts'
import { sideConversations } from './side-conversations.ts'
import { similarity } from './similarity.ts'
import { sla } from './sla.ts'
import { inboxes, organizations, teams } from './structure.ts'
import { suppressions } from './suppressions.ts'
import { checklists, tasks } from './tasks.ts'
import { teamAgreements } from './team-agreements.ts'
import { ticketArticles } from './ticket-articles.ts'
import { ticketDevices } from './ticket-devices.ts'
import { rules } from './ticket-rules.ts'
import { ticketTemplates } from './ticket-templates.ts'
import { tickets } from './tickets.ts'
import { timeEntries } from './time-entries.ts'
import { views } from './views.ts'
import { webhooks } from './webhooks.ts'

/** The whole API. Adding a feature means adding one line here. */
export const contract = {
  ai,
  alertDoor,
  alertSources,
  alerts,
  announcements,
  approvalFlows,
  approvals,
  approvalVotes,
  articleCategories,
  articles,
  assignment,
  attachedMail,
  attachments,
  audit,
  board,
  bulk,
  calendars,
  catalogue,
  channels,
  checklists,
  clocks,
  customerImports,
  customerNotes,
  desk,
  deviceActs,
  deviceAgents,
  deviceFacts,
  deviceImports,
  deviceLabels,
  deviceLinks,
  devices,
  deviceTeams,
  deviceWatching,
  duty,
  escalations,
  fields,
  forwarding,
  hooks,
  iceServers,
  ignoredSenders,
  inboxes,
  knowledge,
  live,
  macros,
  majorIncidents,
  mail,
  mailFilters,
  mailTemplates,
  mesh,
  messages,
  notifications,
  oauth,
  onCall,
  organizations,
  patterns,
  people,
  personMerges,
  portal,
  presences,
  problems,
  proofs,
  push,
  ratings,
  readyTexts,
  receiving,
  recent,
  remote,
  rules,
  recurringTickets,
  scheduledReplies,
  search,
  secondFactor,
  sending,
  services,
  sessions,
  similarity,
  sla,
  skills,
  sideConversations,
  suppressions,
  tasks,
  teamAgreements,
  teams,
  ticketDevices,
  ticketArticles,
  ticketFollowers,
  ticketTemplates,
  tickets,
  timeEntries,
  tokens,
  views,
  webhooks,
}
