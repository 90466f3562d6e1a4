import type { z } from 'zod'
import type { Attachment } from '#contract/attachments.ts'
import type { Message } from '#contract/messages.ts'
import type { TokenScope } from '#contract/operation.ts'
import type { ScheduledReply } from '#contract/scheduled-reply.ts'
import type { Ticket, ticketDraft } from '#contract/tickets.ts'
import type { Api, Somebody, World } from './world.ts'

type Draft = Partial<z.input<typeof ticketDraft>>

/** A ticket about something, from whoever calls. */
export function openTicket(who: { api: Api }, draft: Draft = {}): Promise<Ticket> {
  return who.api.tickets.create({ body: { subject: 'No imprime', bodyText: 'Desde ayer por la tarde', ...draft } })
}

/** A ticket of `requester` that an agent wrote down. */
export function openFor(agent: { api: Api }, requester: { email: string }, draft: Draft = {}): Promise<Ticket> {
  return openTicket(agent, { requester: { email: requester.email }, ...draft })
}

/** The message that was made of what somebody wrote: it did not wait. */
export function leftAtOnce(written: Message | ScheduledReply): Message {
  if ('sendAt' in written) throw new Error('The reply waits for its time')
  return written
}

/** A team that only its members look into. */
export async function hiddenTeam(world: World, name: string, members: Somebody[]) {
  const admin = await world.admin()
  const body = { name, visibility: 'members' as const, members: members.map(({ id }) => ({ id })) }
  return admin.api.teams.create({ body })
}

export async function tokenOf(
  world: World,
  owner: Somebody,
  scopes: TokenScope[],
): Promise<{ api: Api; token: string }> {
  const { token } = await owner.api.tokens.create({ body: { name: 'program', scopes } })
  return { api: world.withToken(token), token }
}

interface File {
  name: string
  type?: string
  content?: string | Uint8Array<ArrayBuffer>
}

/** Sends files as a browser does; answers the response as it came. */
export function sendFiles(world: World, who: { cookie: string }, files: File[]): Promise<Response> {
  const form = new FormData()
  for (const { name, type = 'text/plain', content = 'hello' } of files) {
    form.append('file', new Blob([content], { type }), name)
  }
  const headers = { cookie: who.cookie, 'x-requested-with': 'mesa' }
  return world.fetch('/api/v1/attachments', { method: 'POST', headers, body: form })
}

export async function upload(world: World, who: { cookie: string }, file: File): Promise<Attachment> {
  const response = await sendFiles(world, who, [file])
  const { items } = (await response.json()) as { items: [Attachment] }
  return items[0]
}

export function download(world: World, who: { cookie: string }, id: string, query = ''): Promise<Response> {
  return world.fetch(`/api/v1/attachments/${id}${query}`, { headers: { cookie: who.cookie } })
}
