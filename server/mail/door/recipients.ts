import { defaultInbox, domainOf, findInboxByAddress, hasReachableAddress, isOwnDomain } from '../../inboxes/index.ts'
import type { Ctx } from '../../kernel/context.ts'
import { isBeingProven } from '../../sending/index.ts'
import { reply } from './replies.ts'

/** As many as are looked at to find the inboxes. */
const maxRecipients = 100

/** Lets a recipient pass that mail can be delivered to here (RFC 5321 section 3.6.2), and says why another cannot. */
export async function checkRecipient(ctx: Ctx, address: string, already: number): Promise<void> {
  // Section 4.5.3.1.10: the sender hands the rest over in a further conversation.
  if (already >= maxRecipients) throw reply(452, '4.5.3 Too many recipients; send the rest again')
  if ((await findInboxByAddress(ctx.db, address)) !== undefined) return
  // Somebody connects this address just now, and waits for the mail that proves it.
  if (await isBeingProven(ctx.db, address, ctx.now())) return
  if ((await defaultInbox(ctx.db)) === undefined) throw reply(451, '4.3.0 The desk is not set up yet; try again later')
  // A desk that is only being tried out does not know its domain yet; its default inbox takes what somebody sends.
  if (!(await hasReachableAddress(ctx.db))) return
  const isOurs = await isOwnDomain(ctx.db, domainOf(address))
  // Section 4.5.1: whoever takes mail takes it for the postmaster too.
  if (isPostmaster(address) && (isOurs || !address.includes('@'))) return
  if (isOurs) throw reply(550, '5.1.1 Nobody has this address here')
  throw reply(550, '5.7.1 Relaying denied')
}

function isPostmaster(address: string): boolean {
  return /^postmaster(?:@|$)/i.test(address)
}
