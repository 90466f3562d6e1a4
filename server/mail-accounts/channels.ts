import type { channels, MailChannel } from '#contract/channels.ts'
import { type Actor, isAdmin, isAgent } from '../kernel/actor.ts'
import type { Db } from '../kernel/context.ts'
import type { Handlers } from '../platform/http.ts'

const silentAfterMs = 10 * 60_000
const warnBeforeMs = 14 * 86_400_000

interface Signs {
  use: string
  failingSince: Date | null
  lastSuccessAt: Date | null
  updatedAt: Date
  consentExpiresAt: Date | null
}

export const channelHandlers: Handlers<typeof channels> = {
  list: async (ctx) => {
    const all = await listMailChannels(ctx.db, ctx.now())
    const visible = all.filter(({ teamId }) => isVisible(ctx.actor, teamId))
    return { items: isAdmin(ctx.actor) ? visible : visible.map((one) => ({ ...one, faultDetail: null })) }
  },
}

/** How every mail server that is switched on goes. */
export async function listMailChannels(
  db: Db,
  now: Date,
): Promise<(MailChannel & { teamId: string | null; failureCount: number })[]> {
  const rows = await db
    .selectFrom('mailAccounts as a')
    .innerJoin('inboxes as i', 'i.id', 'a.inboxId')
    .leftJoin('oauthConnections as o', 'o.id', 'a.oauthConnectionId')
    .selectAll('a')
    .select(['i.name as inboxName', 'i.address as inboxAddress', 'i.teamId', 'o.consentExpiresAt'])
    .where('a.isEnabled', '=', true)
    .orderBy('i.name')
    .orderBy('a.use')
    .execute()
  return rows.map((row) => ({
    inboxId: row.inboxId,
    inboxName: row.inboxName,
    inboxAddress: row.inboxAddress,
    teamId: row.teamId,
    // The database's checks hold these columns to the contract's words.
    use: row.use as MailChannel['use'],
    fault: row.fault as MailChannel['fault'],
    faultDetail: row.faultDetail,
    lastSuccessAt: row.lastSuccessAt?.toISOString() ?? null,
    failureCount: row.failureCount,
    ...healthOf(row, now),
  }))
}

/** Sending is silent while there is nothing to send; receiving never is. */
export function healthOf(signs: Signs, now: Date): Pick<MailChannel, 'state' | 'since'> {
  const { failingSince, consentExpiresAt } = signs
  if (failingSince !== null) return { state: 'failing', since: failingSince.toISOString() }
  const heardAt = signs.lastSuccessAt ?? signs.updatedAt
  if (signs.use === 'receiving' && now.getTime() - heardAt.getTime() > silentAfterMs) {
    return { state: 'silent', since: heardAt.toISOString() }
  }
  if (consentExpiresAt !== null && consentExpiresAt.getTime() - now.getTime() < warnBeforeMs) {
    return { state: 'expiring', since: consentExpiresAt.toISOString() }
  }
  return { state: 'ok', since: null }
}

/** Inboxes of a team concern its members, as their mail does. */
function isVisible(actor: Actor, teamId: string | null): boolean {
  if (!isAgent(actor)) return false
  return actor.teams === 'all' || teamId === null || actor.teams.includes(teamId)
}
