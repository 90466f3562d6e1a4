import { sql } from 'kysely'
import { type IceServer, type IceServerDraft, iceAddressOf, iceCredential } from '#contract/ice-servers.ts'
import { changesBetween } from '../../kernel/acts.ts'
import type { Db, Tx, Work } from '../../kernel/context.ts'
import { invalidField } from '../../kernel/errors.ts'
import { seal, unseal } from '../../kernel/sealed.ts'
import type { IceServers as Table } from '../../kernel/tables.ts'

type Row = { [Column in keyof Omit<Table, 'position'>]: Table[Column] }
type Keyed = Pick<Work, 'services'>

/** A server as it can be asked: with its secret in the clear, for as long as it takes. */
export interface OpenIceServer {
  id: string | undefined
  url: string
  credential: IceServer['credential']
  username: string | null
  secret: string | null
}

export async function listIceServers(db: Db | Tx): Promise<IceServer[]> {
  return (await readRows(db)).map(({ secret, ...row }) => ({ ...presented(row), hasSecret: secret !== null }))
}

/** With their secrets, for whoever derives from them what the two sides of a session get. */
export async function openIceServers({ services }: Keyed, db: Db | Tx): Promise<OpenIceServer[]> {
  return (await readRows(db)).map((row) => ({ ...presented(row), secret: unsealed(services, row.secret) }))
}

/** Replaces them all. The audit log learns of addresses and names, and that a secret changed. */
export async function putIceServers(work: Work, drafts: readonly IceServerDraft[]): Promise<IceServer[]> {
  await sql`lock table ice_servers in share row exclusive mode`.execute(work.tx)
  const before = await openIceServers(work, work.tx)
  const after = completed(drafts, before)
  await work.tx.deleteFrom('iceServers').execute()
  const rows = after.map(({ id = work.newId(), secret, ...rest }, position) => {
    const sealed = secret === null ? null : seal(secret, work.services.key('ice'))
    return { ...rest, id, position, secret: sealed }
  })
  if (rows.length > 0) await work.tx.insertInto('iceServers').values(rows).execute()
  const changes = changesBetween({ servers: before.map(told) }, { servers: after.map(told) })
  if (changes.length === 0 && after.some(({ secret }, index) => secret !== before[index]?.secret)) {
    changes.push({ field: 'secret', from: '…', to: '…' })
  }
  if (changes.length > 0) await work.record({ action: 'remote.ice_servers_changed', subject: '', changes })
  return listIceServers(work.tx)
}

/** Drafts with the secrets that they keep. One that was given for one door is never shown at another. */
export function completed(drafts: readonly IceServerDraft[], known: readonly OpenIceServer[]): OpenIceServer[] {
  return drafts.map((draft, index) => {
    const { url, credential, username } = checked(draft, index)
    const before = known.find(({ id }) => id !== undefined && id === draft.id)
    const isSameDoor = before?.credential === credential && before.username === username && isSameHost(before.url, url)
    const secret = credential === 'none' ? null : (draft.secret ?? (isSameDoor ? before.secret : null))
    if (credential !== 'none' && secret === null)
      throw invalidField(`items.${index}.secret`, 'required', 'Give the secret for this server')
    return { id: before?.id, url, credential, username, secret }
  })
}

function checked({ url, credential, username }: IceServerDraft, index: number) {
  const isStun = iceAddressOf(url)?.scheme === 'stun'
  if (isStun !== (credential === 'none'))
    throw invalidField(
      `items.${index}.credential`,
      'invalid',
      isStun ? 'A STUN server asks for no credentials' : 'Say how a TURN server knows those who may use it',
    )
  if (credential === 'password' && username === null)
    throw invalidField(`items.${index}.username`, 'required', 'Say with which name')
  return { url, credential, username: credential === 'password' ? username : null }
}

function isSameHost(one: string, other: string): boolean {
  return iceAddressOf(one)?.host === iceAddressOf(other)?.host
}

function readRows(db: Db | Tx): Promise<Row[]> {
  return db
    .selectFrom('iceServers')
    .select(['id', 'url', 'credential', 'username', 'secret'])
    .orderBy('position')
    .execute()
}

function presented({ id, url, credential, username }: Omit<Row, 'secret'>) {
  return { id, url, credential: iceCredential.parse(credential), username }
}

function unsealed(services: Keyed['services'], secret: Buffer | null): string | null {
  return secret === null ? null : unseal(secret, services.key('ice'))
}

function told({ url, credential, username }: OpenIceServer) {
  return { url, credential, username }
}
