import { sql } from 'kysely'
import type { Message } from '#contract/messages.ts'
import type { Work } from '../kernel/context.ts'
import { escapeHtml, sanitizeNoteHtml } from '../texts/index.ts'
import { bodyOf, type GivenBody, type MessageBody } from './body.ts'
import { seesTicket } from './reach.ts'

const mention = /<span data-mention="([^"]+)">([^<]*)<\/span>/g
const mostMentions = 50

/** The body of a note. Whom it names is read from its text, and called as the person is called. */
export async function noteBody(work: Work, given: GivenBody): Promise<MessageBody & { mentions: string[] }> {
  if (given.bodyHtml === undefined) return { ...bodyOf(given), mentions: [] }
  const html = sanitizeNoteHtml(given.bodyHtml)
  const asked = [...new Set([...html.matchAll(mention)].map(([, id = '']) => id))].slice(0, mostMentions)
  const names = await namesOfAgents(work, asked)
  const named = html
    .replace(mention, (_, id: string, text: string) => chipOf(id, names.get(id)) ?? text)
    // Something inside a name is no name.
    .replace(/<span data-mention="[^"]*">(?![^<]*<\/span>)/g, '<span>')
  return { ...bodyOf({ ...given, bodyHtml: named }, 'note'), mentions: [...names.keys()] }
}

function chipOf(id: string, name: string | undefined): string | undefined {
  return name === undefined ? undefined : `<span data-mention="${id}">@${escapeHtml(name)}</span>`
}

async function namesOfAgents(work: Work, ids: string[]): Promise<Map<string, string>> {
  if (ids.length === 0) return new Map()
  const rows = await work.tx
    .selectFrom('people')
    .select(['id', 'name'])
    .where('id', 'in', ids)
    .where('role', '<>', 'requester')
    .where('isActive', '=', true)
    .execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export async function keepMentions(work: Work, messageId: string, personIds: string[]): Promise<void> {
  if (personIds.length === 0) return
  const rows = personIds.map((personId) => ({ messageId, personId }))
  await work.tx.insertInto('messageMentions').values(rows).execute()
}

/** Whom `messages as m` names, and whether they see the ticket that it is on now. */
export const mentionsOf = sql<Message['mentions']>`(select coalesce(json_agg(json_build_object(
    'person', json_build_object('id', p.id, 'name', p.name, 'email', p.email, 'role', p.role),
    'sees', ${seesTicket}) order by p.name, p.id), '[]')
  from message_mentions as n join people as p on p.id = n.person_id join tickets as t on t.id = m.ticket_id
  where n.message_id = m.id)`
