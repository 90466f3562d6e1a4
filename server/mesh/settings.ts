import { sql } from 'kysely'
import { type MeshServer, type MeshServerChange, meshFault, meshServerState } from '#contract/mesh.ts'
import { changesBetween } from '../kernel/acts.ts'
import type { Ctx, Db, Tx, Work } from '../kernel/context.ts'
import { found, invalidField } from '../kernel/errors.ts'
import { seal, unseal } from '../kernel/sealed.ts'
import { normalAddress } from './addresses.ts'
import type { SignIn } from './protocol/control.ts'
import { meshChannel, type ServerRow, silentAfterMs } from './schema.ts'

type Keyed = Pick<Ctx | Work, 'services'>

export function findServer(db: Db | Tx): Promise<ServerRow | undefined> {
  return db.selectFrom('meshServers').selectAll().executeTakeFirst()
}

export async function readServer({ db, now }: { db: Db | Tx; now: () => Date }): Promise<MeshServer | null> {
  const row = await findServer(db)
  if (row === undefined) return null
  const { count } = await db
    .selectFrom('meshNodes')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  const isSilent = row.state === 'connected' && !isHeard(row, now())
  return {
    url: row.url,
    username: row.username,
    hasSecret: true,
    isOn: row.isOn,
    state: row.isOn && !isSilent ? meshServerState.parse(row.state) : 'off',
    stateSince: row.isOn ? row.stateSince.toISOString() : null,
    fault: row.isOn && row.fault !== null ? meshFault.parse(row.fault) : null,
    version: row.serverVersion,
    deviceCount: Number(count),
  }
}

/** Whether what is known of the devices is true now. */
export function isHeard({ isOn, state, heardAt }: ServerRow, now: Date): boolean {
  const isRecent = heardAt !== null && now.getTime() - heardAt.getTime() < silentAfterMs
  return isOn && state === 'connected' && isRecent
}

export function signInOf({ services }: Keyed, { url, username, secret }: ServerRow): SignIn {
  return { url, username, secret: unseal(secret, services.key('mesh')) }
}

export async function changeServer(work: Work, change: MeshServerChange): Promise<MeshServer> {
  await sql`lock table mesh_servers in share row exclusive mode`.execute(work.tx)
  const before = await findServer(work.tx)
  const url = change.url === undefined ? before?.url : readAddress(work, change.url)
  const username = change.username ?? before?.username
  if (url === undefined) throw invalidField('url', 'required', 'Say where the server is')
  if (username === undefined) throw invalidField('username', 'required', 'Say with which account')
  const isSameDoor = url === before?.url && username === before.username
  const secret = change.secret === undefined ? undefined : seal(change.secret, work.services.key('mesh'))
  // A secret that was given for one door is never shown at another.
  const kept = secret ?? (isSameDoor ? before.secret : undefined)
  if (kept === undefined) throw invalidField('secret', 'required', 'Give the secret of this account at this address')
  const at = work.now()
  const values = {
    url,
    username,
    secret: kept,
    isOn: change.isOn ?? before?.isOn ?? true,
    revision: (before?.revision ?? 0) + 1,
    state: 'connecting',
    stateSince: at,
    fault: null,
    serverVersion: isSameDoor ? before.serverVersion : null,
    heardAt: null,
    updatedAt: at,
  }
  const row = await work.tx
    .insertInto('meshServers')
    .values({ isOnly: true, ...values })
    .onConflict((conflict) => conflict.column('isOnly').doUpdateSet(values))
    .returningAll()
    .executeTakeFirstOrThrow()
  if (url !== before?.url) await work.tx.deleteFrom('meshNodes').execute()
  const changes = before === undefined ? changesBetween({}, told(row)) : changesBetween(told(before), told(row))
  if (secret !== undefined && before !== undefined) changes.push({ field: 'secret', from: '…', to: '…' })
  if (changes.length > 0) await work.record({ action: 'mesh.changed', subject: hostOf(row), changes })
  await ring(work)
  return found((await readServer({ db: work.tx, now: work.now })) ?? undefined, 'Server')
}

export async function removeServer(work: Work): Promise<void> {
  const row = found(await work.tx.deleteFrom('meshServers').returningAll().executeTakeFirst(), 'Server')
  await work.tx.deleteFrom('meshNodes').execute()
  await work.record({ action: 'mesh.removed', subject: hostOf(row) })
  await ring(work)
}

/** The address as it is kept, where the desk may go there. */
export function readAddress({ services }: Keyed, given: string): string {
  const { search, hash, username, password } = new URL(given)
  if (search !== '' || hash !== '' || username !== '' || password !== '')
    throw invalidField(
      'url',
      'invalid',
      'Give the address alone: no name, password, key or anything after a question mark',
    )
  const url = normalAddress(given)
  const refusal = services.outside.refusalOf(url)
  if (refusal !== undefined) throw invalidField('url', 'not_allowed', refusal)
  return url
}

async function ring({ tx }: Work): Promise<void> {
  await sql`select pg_notify(${meshChannel}, '')`.execute(tx)
}

function told({ url, username, isOn }: ServerRow) {
  return { url, username, isOn }
}

function hostOf({ url }: ServerRow): string {
  return URL.parse(url)?.host ?? ''
}
