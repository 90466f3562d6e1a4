import { audit, tokens } from './administration.ts'
import { attachedMail } from './attached-mail.ts'
import { attachments } from './attachments.ts'
import { desk } from './desk.ts'
import { live } from './live.ts'
import { mail } from './mail.ts'
import { messages } from './messages.ts'
import { people } from './people.ts'
import { portal } from './portal.ts'
import { ratings } from './ratings.ts'
import { search } from './search.ts'
import { sessions } from './sessions.ts'
import { inboxes, organizations, teams } from './structure.ts'
import { tickets } from './tickets.ts'
import { views } from './views.ts'

/** The whole API. Adding a feature means adding one line here. */
export const contract = {
  attachedMail,
  attachments,
  audit,
  desk,
  inboxes,
  live,
  mail,
  messages,
  organizations,
  people,
  portal,
  ratings,
  search,
  sessions,
  teams,
  tickets,
  tokens,
  views,
}
