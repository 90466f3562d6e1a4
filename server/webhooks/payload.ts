import { sql } from 'kysely'
import { longestSentText, type SentEvent, type WebhookPayload, webhookPayload } from '#contract/webhooks.ts'
import type { FieldChange } from '../kernel/acts.ts'
import type { Work } from '../kernel/context.ts'
import { type Cause, causeColumns, type MessageRow } from '../tickets/index.ts'

type Data = WebhookPayload['data']

export interface Told {
  ticketId: string
  cause: Cause
  changes: FieldChange[]
  message: MessageRow | undefined
}

/** What is told of an event, as the ticket is now in this transaction. */
export async function payloadData(work: Work, { ticketId, cause, changes, message }: Told): Promise<Data> {
  return {
    ticket: await ticketOf(work, ticketId),
    changes,
    message: message === undefined ? null : messageOf(message),
    cause: await causeOf(work, cause),
  }
}

/** What the contract does not declare does not leave. */
export function payloadOf(type: SentEvent, at: Date, data: Data): WebhookPayload {
  return webhookPayload.parse({ type, version: 1, timestamp: at.toISOString(), data })
}

/** The message that a ticket began with. */
export function firstMessage(work: Work, ticketId: string): Promise<MessageRow | undefined> {
  const query = work.tx.selectFrom('messages').selectAll().where('ticketId', '=', ticketId)
  return query.orderBy('createdAt').orderBy('id').limit(1).executeTakeFirst()
}

async function ticketOf(work: Work, id: string): Promise<Data['ticket']> {
  const row = await work.tx
    .selectFrom('tickets as t')
    .innerJoin('people as r', 'r.id', 't.requesterId')
    .leftJoin('organizations as o', 'o.id', 't.organizationId')
    .leftJoin('teams as g', 'g.id', 't.teamId')
    .leftJoin('people as a', 'a.id', 't.assigneeId')
    .selectAll('t')
    .select(['r.name as requesterName', 'r.email as requesterEmail', 'o.name as organizationName'])
    .select(['g.name as teamName', 'g.color as teamColor', 'a.name as assigneeName', 'a.email as assigneeEmail'])
    .where('t.id', '=', id)
    .executeTakeFirstOrThrow()
  // The database's checks hold the columns to the words of the contract.
  return {
    id: row.id,
    number: row.number,
    version: row.version,
    url: `${work.services.publicUrl}/desk/tickets/${row.number}`,
    subject: row.subject,
    type: row.type as NonNullable<Data['ticket']>['type'],
    status: row.status as NonNullable<Data['ticket']>['status'],
    impact: row.impact,
    urgency: row.urgency,
    priority: row.priority,
    channel: row.channel,
    language: row.language,
    requester: { id: row.requesterId, name: row.requesterName, email: row.requesterEmail },
    organization: row.organizationId === null ? null : { id: row.organizationId, name: row.organizationName ?? '' },
    team: row.teamId === null ? null : { id: row.teamId, name: row.teamName ?? '', color: row.teamColor ?? '' },
    assignee:
      row.assigneeId === null ? null : { id: row.assigneeId, name: row.assigneeName ?? '', email: row.assigneeEmail },
    tags: row.tags,
    fields: row.fields as Record<string, unknown>,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    solvedAt: row.solvedAt?.toISOString() ?? null,
    closedAt: row.closedAt?.toISOString() ?? null,
  }
}

function messageOf(row: MessageRow): Data['message'] {
  const text = row.newText.slice(0, longestSentText).toWellFormed()
  return {
    id: row.id,
    kind: row.kind as NonNullable<Data['message']>['kind'],
    direction: row.direction as NonNullable<Data['message']>['direction'],
    author: { id: row.authorId, name: row.fromName },
    text,
    isCut: row.newText.length > longestSentText,
    createdAt: row.createdAt.toISOString(),
  }
}

async function causeOf(work: Work, cause: Cause): Promise<Data['cause']> {
  const { causeKind, causeDetail, actorId } = causeColumns(cause)
  const person = await work.tx
    .selectFrom('people')
    .select(['id', 'name', 'email'])
    .where(sql<boolean>`id = ${actorId}::uuid`)
    .executeTakeFirst()
  return { kind: causeKind, person: person ?? null, detail: causeDetail }
}
