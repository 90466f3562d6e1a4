import { sql } from 'kysely'
import { type DeviceKind, deviceDraft } from '#contract/devices.ts'
import { addDevice, addGroup, addLink, linkDevice, turnDevices } from '../devices/index.ts'
import type { Work } from '../kernel/context.ts'
import type { Cast } from './cast.ts'

interface Outline {
  name: string
  kind: DeviceKind
  location: string
  /** What it is connected to: when that is down, so is this. */
  upstream?: string
}

const network = 'SW-CENTRAL'

/** What stands in the company's rooms; its printers are those that tickets speak of. */
const shared: readonly Outline[] = [
  { name: network, kind: 'network', location: 'Sala de servidores' },
  { name: 'SRV-ERP', kind: 'server', location: 'Sala de servidores', upstream: network },
  { name: 'SRV-FICHEROS', kind: 'server', location: 'Sala de servidores', upstream: network },
  { name: 'HP-3F', kind: 'printer', location: 'Planta 3', upstream: network },
  { name: 'HP-OF-03', kind: 'printer', location: 'Oficina central', upstream: network },
  { name: 'ZEBRA-M4', kind: 'printer', location: 'Almacén de Getafe' },
  { name: 'HP-LDS-02', kind: 'printer', location: 'Leeds office' },
  { name: 'ZEBRA-U12', kind: 'printer', location: 'Unit 12' },
]

/** So many of the requesters have a laptop of the company. */
const laptops = 12
const mostTickets = 12

/** The devices of the company, with the open tickets that speak of them; nothing where they were placed before. */
export async function keepDevices(work: Work, { requesters, teamIds }: Cast): Promise<void> {
  const first = await work.tx.selectFrom('devices').select('id').limit(1).executeTakeFirst()
  if (first !== undefined) return
  await turnDevices(work, teamIds.it, { isOn: true, allowsActions: true })
  const [inRooms, onDesks] = [await addGroup(work, 'Salas y almacenes'), await addGroup(work, 'Portátiles')]
  const ids = new Map<string, string>()
  for (const [at, { upstream, ...outline }] of shared.entries()) {
    const { id } = await addDevice(work, draftOf({ ...outline, teamId: teamIds.it, groupId: inRooms.id, at }))
    ids.set(outline.name, id)
    const above = upstream === undefined ? undefined : ids.get(upstream)
    if (above !== undefined) await addLink(work, id, above)
    if (outline.kind === 'printer') await putOnTickets(work, outline.name, id)
  }
  for (const [index, owner] of requesters.slice(0, laptops).entries()) {
    const at = shared.length + index
    const outline = { name: `PT-${4100 + index * 37}`, kind: 'computer', location: owner.organization } as const
    await addDevice(work, draftOf({ ...outline, teamId: teamIds.it, groupId: onDesks.id, ownerId: owner.id, at }))
  }
}

/** Tags and serial numbers as a company gives them: one after the other. */
function draftOf({ at, ...outline }: { at: number; teamId: string; groupId: string; ownerId?: string } & Outline) {
  return deviceDraft.parse({
    ...outline,
    assetTag: `ALM-${1001 + at}`,
    serial: `5CG${(0x4f1a + at * 977).toString(16)}`,
  })
}

async function putOnTickets(work: Work, name: string, deviceId: string): Promise<void> {
  const rows = await work.tx
    .selectFrom('tickets')
    .select('number')
    .where('status', 'in', ['new', 'open', 'pending', 'on_hold'])
    .where(sql<boolean>`(subject like ${`%${name}%`} or snippet like ${`%${name}%`})`)
    .orderBy('number', 'desc')
    .limit(mostTickets)
    .execute()
  for (const { number } of rows) await linkDevice(work, number, deviceId)
}
