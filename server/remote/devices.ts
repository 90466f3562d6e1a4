import { sql } from 'kysely'
import type { RemoteKind } from '#contract/remote-session.ts'
import { devicesVisibleTo } from '../devices/index.ts'
import type { Actor } from '../kernel/actor.ts'
import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { found } from '../kernel/errors.ts'
import { getTicketId } from '../tickets/index.ts'

/** A machine that can be helped on a ticket. */
export interface HelpedDevice {
  id: string
  name: string
  isOnline: boolean
  isUnattended: boolean
  /** As the machine's own policy allows. */
  kinds: RemoteKind[]
}

const needsDevice = ['terminal', 'view', 'control'] as const satisfies RemoteKind[]
const mostListed = 20

/** The requester's devices, and those of nobody that the agent's teams look after (servers, kiosks). */
export async function listHelpedDevices(ctx: Ctx, number: number): Promise<HelpedDevice[]> {
  const ticketId = await getTicketId(ctx, number)
  const rows = await selectHelped(ctx.db, ctx.actor, ticketId).orderBy(sql`lower(d.name)`).limit(mostListed).execute()
  return rows.map(present)
}

export async function getHelpedDevice(work: Work, number: number, id: string): Promise<HelpedDevice> {
  const ticketId = await getTicketId({ ...work, db: work.tx }, number)
  const row = await selectHelped(work.tx, work.actor, ticketId).where('d.id', '=', id).executeTakeFirst()
  return present(found(row, 'Device'))
}

function selectHelped(db: Db | Tx, actor: Actor, ticketId: string) {
  return db
    .selectFrom('devices as d')
    .innerJoin('tickets as t', (join) => join.on('t.id', '=', ticketId))
    .leftJoin('deviceLines as l', 'l.deviceId', 'd.id')
    .leftJoin('remoteUnattended as u', 'u.deviceId', 'd.id')
    .select(['d.id', 'd.name', 'd.allowed', 'u.deviceId as unattendedId'])
    .select(sql<boolean>`l.device_id is not null and l.closed_at is null`.as('isOnline'))
    .where(devicesVisibleTo(actor))
    .where('d.publicKey', 'is not', null)
    .where(sql<boolean>`(d.owner_id = t.requester_id or d.owner_id is null)`)
}

type Row = Awaited<ReturnType<ReturnType<typeof selectHelped>['executeTakeFirstOrThrow']>>

function present({ id, name, isOnline, allowed, unattendedId }: Row): HelpedDevice {
  const kinds = needsDevice.filter((kind) => allowed.includes(kind))
  return { id, name, isOnline, kinds, isUnattended: unattendedId !== null }
}
