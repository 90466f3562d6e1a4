import { Readable } from 'node:stream'
import type { mail, ReceivedMail } from '#contract/mail.ts'
import { type Actor, isAgent } from '../kernel/actor.ts'
import type { Ctx } from '../kernel/context.ts'
import { AppError, found } from '../kernel/errors.ts'
import type { Handlers, HttpCtx } from '../platform/http.ts'
import { sanitizeMailHtml } from '../texts/index.ts'
import { ignoreMail, makeTicketOfMail, retryMail, undoIgnore } from './by-hand.ts'
import { countMails } from './counts.ts'
import { decideMany } from './decide-many.ts'
import { headersOf, listDecisions, whatMay } from './detail.ts'
import { getOutgoing, getReceived, listOutgoing, listReceived, presentReceived, type ReceivedRow } from './log.ts'
import { readWaiting } from './read-waiting.ts'
import { type ParsedMail, readMail, UnreadableMailError } from './reading/index.ts'
import { sendAgain } from './send-again.ts'
import { storeMail } from './store.ts'

export const mailHandlers: Handlers<typeof mail> = {
  counts: async (ctx) => ({ items: await countMails(ctx) }),
  deliver: async (ctx, { query }) => deliver(ctx, query.inbox),
  received: async (ctx, { query }) => listReceived(ctx, query),
  get: async (ctx, { params }) => {
    const row = await getReceived(ctx, params.id)
    const decisions = await listDecisions(ctx, row.id)
    const read = await parse(ctx, row)
    return {
      ...presentReceived(row),
      parsed: read === undefined ? null : presentParsed(read),
      headers: read === undefined ? [] : headersOf(read),
      decisions,
      can: whatMay(ctx, row, decisions),
    }
  },
  raw: async (ctx, { params }) => {
    const row = await getReceived(ctx, params.id)
    ctx.reply
      .header('content-type', 'text/plain; charset=utf-8')
      .header('content-disposition', `attachment; filename="${row.id}.eml"`)
      .header('content-security-policy', "default-src 'none'; sandbox")
      .header('x-content-type-options', 'nosniff')
    await ctx.reply.send(await ctx.services.files.open(row.rawSha256))
    return undefined
  },
  retry: async (ctx, { params }) => {
    await retryMail(ctx, params.id)
    return present(ctx, params.id)
  },
  makeTicket: async (ctx, { params, body }) => {
    await makeTicketOfMail(ctx, params.id, body.ticketNumber)
    return present(ctx, params.id)
  },
  ignore: async (ctx, { params, body }) => {
    await ignoreMail(ctx, params.id, body)
    return present(ctx, params.id)
  },
  undoIgnore: async (ctx, { params }) => {
    await undoIgnore(ctx, params.id)
    return present(ctx, params.id)
  },
  decideMany: (ctx, { body }) => decideMany(ctx, body),
  outgoing: async (ctx, { query }) => listOutgoing(ctx, query),
  resend: async (ctx, { params }) => {
    await getOutgoing(ctx, params.id)
    await sendAgain(ctx, params.id)
    return getOutgoing(ctx, params.id)
  },
  resendTo: async (ctx, { params, body }) => {
    await getOutgoing(ctx, params.id)
    await sendAgain(ctx, params.id, body.address)
    return getOutgoing(ctx, params.id)
  },
}

/** Stores the mail, then reads it at once, so that the caller learns the outcome. */
async function deliver(ctx: HttpCtx, inbox: string | undefined) {
  const body = ctx.request.body
  if (!(body instanceof Readable)) {
    throw new AppError('invalid', 'Send the raw mail as the body, with Content-Type: message/rfc822')
  }
  const [stored] = await storeMail(ctx, {
    content: body,
    source: 'api',
    envelopeFrom: undefined,
    envelopeTo: [],
    inbox,
    deliveredBy: whoMayWrite(ctx.actor),
  })
  const { id, inboxId } = found(stored, 'Mail')
  await readWaiting(ctx, inboxId, { upTo: id })
  const mail = await ctx.db
    .selectFrom('receivedMails as r')
    .leftJoin('tickets as t', 't.id', 'r.ticketId')
    .select(['r.outcome', 'r.reason', 'r.ticketMessageId', 't.number'])
    .where('r.id', '=', id)
    .executeTakeFirstOrThrow()
  return {
    receivedId: id,
    // The database's check holds the column to the contract's words.
    outcome: mail.outcome as ReceivedMail['outcome'],
    reason: mail.reason,
    ...(mail.number !== null && { ticketNumber: mail.number }),
    ...(mail.ticketMessageId !== null && { messageId: mail.ticketMessageId }),
  }
}

/** An agent who may write by API may write by mail; what only hands mail over speaks for nobody. */
function whoMayWrite(actor: Actor): string | undefined {
  if (!isAgent(actor)) return undefined
  return actor.scopes === 'all' || actor.scopes.includes('tickets:write') ? actor.id : undefined
}

async function present(ctx: Ctx, id: string): Promise<ReceivedMail> {
  return presentReceived(await getReceived(ctx, id))
}

/** Undefined for a mail that cannot be read. */
async function parse(ctx: Ctx, row: ReceivedRow): Promise<ParsedMail | undefined> {
  const raw = await ctx.services.files.read(row.rawSha256)
  try {
    return await readMail(raw, { from: row.envelopeFrom ?? undefined, to: row.envelopeTo })
  } catch (error) {
    if (error instanceof UnreadableMailError) return undefined
    throw error
  }
}

function presentParsed(mail: ParsedMail) {
  return {
    from: mail.from ?? null,
    to: mail.to,
    cc: mail.cc,
    subject: mail.subject,
    bodyText: mail.bodyText,
    bodyHtml: mail.bodyHtml === undefined ? null : sanitizeMailHtml(mail.bodyHtml),
    newText: mail.newText,
    attachments: mail.attachments.map(({ filename, contentType, size }) => ({ filename, contentType, size })),
    messageId: mail.messageId ?? null,
    inReplyTo: mail.inReplyTo ?? null,
    references: mail.references,
    isAutomatic: mail.automatic !== undefined,
    automaticReason: mail.automatic ?? null,
  }
}
