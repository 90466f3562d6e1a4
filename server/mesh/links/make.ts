import type { MeshAccess, MeshLink, MeshLinkDraft } from '#contract/mesh.ts'
import type { PersonActor } from '../../kernel/actor.ts'
import { type Ctx, transact, type Work } from '../../kernel/context.ts'
import { AppError, authorize, found } from '../../kernel/errors.ts'
import { requireFreshFactor } from '../../people/index.ts'
import { limitRate } from '../../platform/rate-limits.ts'
import { mayAsk, readRemoteSettings } from '../../remote/index.ts'
import { lockTicket } from '../../tickets/index.ts'
import { openAddress, shareAddress } from '../addresses.ts'
import { MeshError } from '../protocol/mesh-error.ts'
import { cleanWords, shareAnswer } from '../protocol/shapes.ts'
import type { ServerRow } from '../schema.ts'
import { findServer } from '../settings.ts'
import { presentLink, selectLinks, selectMachines } from './reach.ts'
import { tell } from './tell.ts'
import { withServer } from './with-server.ts'

type Made = MeshLink & { url: string }
type ShareDraft = Extract<MeshLinkDraft, { kind: 'share' }>

/** `p`: 1 terminal, 2 desktop. `consent`: the person at the machine is asked, and sees a bar on the desktop. */
const desktopConsent = 0x08 | 0x40
const terminalConsent = 0x10
const shareOf: Record<MeshAccess, { p: number; viewOnly: boolean; consent: number }> = {
  view: { p: 2, viewOnly: true, consent: desktopConsent },
  control: { p: 2, viewOnly: false, consent: desktopConsent },
  terminal: { p: 1, viewOnly: false, consent: terminalConsent },
}
/** It counts from a little earlier: the clocks of both servers differ. */
const skewSeconds = 60

/** Makes a link into MeshCentral for a ticket, as a remote session is asked for. */
export async function makeLink(ctx: Ctx, actor: PersonActor, number: number, draft: MeshLinkDraft): Promise<Made> {
  await limitRate(ctx, { key: `remote:${actor.id}`, max: 20, seconds: 600 })
  const allowed = await transact(ctx, (work) => allow(work, actor, number, draft.deviceId))
  if (draft.kind === 'open') {
    const endsAt = new Date(ctx.now().getTime() + allowed.mostMinutes * 60_000)
    const url = openAddress(allowed.server.url, allowed.machine.nodeId)
    return { ...(await keep(ctx, actor, number, { draft, endsAt, share: undefined })), url }
  }
  const { url, endsAt, share } = await askForShare(ctx, actor, { number, draft, ...allowed })
  return { ...(await keep(ctx, actor, number, { draft, endsAt, share })), url }
}

interface Allowed {
  server: ServerRow
  machine: { nodeId: string }
  mostMinutes: number
}

/** What a remote session takes: a ticket that is open, a team that may, a fresh second factor, and a device in reach. */
async function allow(work: Work, actor: PersonActor, number: number, deviceId: string): Promise<Allowed> {
  const ticket = await lockTicket(work, number)
  authorize(await mayAsk(work.tx, actor), 'ask for remote sessions')
  if (ticket.status === 'closed') throw new AppError('ticket_closed', 'Open the ticket again, or write a new one')
  const server = await findServer(work.tx)
  const machine = await findMachine(work, ticket.id, deviceId)
  const { factorMinutes, mostMinutes } = await readRemoteSettings(work.tx)
  await requireFreshFactor({ db: work.tx, now: work.now }, actor, factorMinutes)
  return { server: found(server?.isOn ? server : undefined, 'Server'), machine, mostMinutes }
}

async function findMachine(work: Work, ticketId: string, deviceId: string) {
  const row = await selectMachines(work.tx, work.actor, ticketId).where('d.id', '=', deviceId).executeTakeFirst()
  return found(row, 'Device')
}

interface Share {
  publicId: string
  guest: string
}

async function askForShare(
  ctx: Ctx,
  actor: PersonActor,
  { server, machine, number, draft, mostMinutes }: Allowed & { number: number; draft: ShareDraft },
): Promise<{ url: string; endsAt: Date; share: Share }> {
  const now = Math.floor(ctx.now().getTime() / 1000)
  const end = now + Math.min(draft.minutes, mostMinutes) * 60
  const guest = cleanWords(`${actor.name.slice(0, 80)} · Mesa #${number} · ${ctx.newId().slice(-6)}`, 128)
  const said = await withServer(ctx, server, async (control) => {
    const request = { nodeid: machine.nodeId, guestname: guest, ...shareOf[draft.access] }
    const start = now - skewSeconds
    const answer = await control.ask({ action: 'createDeviceShareLink', ...request, start, end }, shareAnswer)
    if (answer.result !== undefined && answer.result.toLowerCase() !== 'ok')
      throw new MeshError('refused', answer.result)
    const url = shareAddress(server.url, answer.url ?? '')
    if (url === undefined || answer.publicid === undefined) throw new MeshError('nonsense', 'The answer names no share')
    return { url, publicId: answer.publicid }
  })
  return { url: said.url, endsAt: new Date(end * 1000), share: { publicId: said.publicId, guest } }
}

interface Kept {
  draft: MeshLinkDraft
  endsAt: Date
  share: Share | undefined
}

async function keep(ctx: Ctx, actor: PersonActor, number: number, { draft, endsAt, share }: Kept): Promise<MeshLink> {
  return transact(ctx, async (work) => {
    const ticket = await lockTicket(work, number)
    const machine = await findMachine(work, ticket.id, draft.deviceId)
    const { kind } = draft
    const access = draft.kind === 'share' ? draft.access : null
    const id = work.newId()
    await work.tx
      .insertInto('meshLinks')
      .values({
        id,
        ticketId: ticket.id,
        nodeId: machine.nodeRowId,
        deviceId: machine.id,
        deviceName: machine.name,
        kind,
        access,
        publicId: share?.publicId ?? null,
        guest: share?.guest ?? null,
        madeBy: actor.id,
        madeAt: work.now(),
        endsAt,
      })
      .execute()
    const told = { kind, access, device: machine.name, endsAt: endsAt.toISOString() }
    await tell(work, { ticketId: ticket.id, type: 'mesh.link_made', by: actor.id }, told)
    const row = await selectLinks(work.tx, actor).where('k.id', '=', id).executeTakeFirstOrThrow()
    return presentLink(row, actor)
  })
}
