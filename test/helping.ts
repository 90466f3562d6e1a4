import type { RemoteKind } from '#contract/remote-session.ts'
import { until } from './devices.ts'
import { connectSide } from './relay.ts'
import { openFor } from './tickets.ts'
import { createWorld, type Somebody, type World } from './world.ts'

/** A desk in which Noa may help from afar. */
export interface HelpingDesk {
  world: World
  admin: Somebody
  noa: Somebody
  /** Noa's team, and the desk's first. */
  teamId: string
}

export async function createHelpingDesk({
  name = 'Noa Rivas',
  isRecorded = true,
  isOn = true,
} = {}): Promise<HelpingDesk> {
  const world = await createWorld()
  const admin = await world.admin()
  const [team] = (await admin.api.teams.list()).items
  const teamId = team?.id ?? ''
  const noa = await world.person('agent', { name, teamIds: [teamId] })
  if (isOn) await admin.api.remote.changeSettings({ body: { teamIds: [teamId], isRecorded } })
  return { world, admin, noa, teamId }
}

const share = { kind: 'share' } as const

/** Noa asks somebody to share the screen. */
export async function askedToShare({ world, noa }: HelpingDesk) {
  const ana = await world.person('requester')
  const ticket = await openFor(noa, ana)
  const session = await noa.api.remote.ask({ params: { number: ticket.number }, body: share })
  return { ana, ticket, session, params: { id: session.id } }
}

/** Who is asked agrees. */
export async function grantedShare(desk: HelpingDesk) {
  const known = await askedToShare(desk)
  await known.ana.api.remote.answer({ params: known.params, body: { allows: true } })
  return known
}

/** Both are there. */
export async function metToShare(desk: HelpingDesk) {
  const known = await grantedShare(desk)
  const { world, noa } = desk
  const { ana, params } = known
  const user = connectSide(world.url, await ana.api.remote.connect({ params, body: { side: 'user' } }))
  const agent = await connectAsNoa(desk, params)
  const together = { isHere: true }
  await Promise.all([user.hears('peer', together), agent.hears('peer', together)])
  await until(async () => (await noa.api.remote.get({ params })).state === 'active')
  return { ...known, user, agent }
}

/** Noa asks for a session on a device; who sits there is asked when the jobs run. */
export async function askOn({ world, noa }: HelpingDesk, kind: RemoteKind, deviceId: string) {
  const ticket = await openFor(noa, await world.person('requester', { language: 'en' }))
  const session = await noa.api.remote.ask({ params: { number: ticket.number }, body: { kind, deviceId } })
  return { ticket, session, params: { id: session.id } }
}

/** Noa helps on a device whose person, or the policy, agrees. */
export async function helpOn(desk: HelpingDesk, kind: RemoteKind, deviceId: string) {
  const { params } = await askOn(desk, kind, deviceId)
  await desk.world.drain()
  return { params, side: await connectAsNoa(desk, params) }
}

/** The side that helps. */
export async function connectAsNoa({ world, noa }: HelpingDesk, params: { id: string }) {
  return connectSide(world.url, await noa.api.remote.connect({ params, body: { side: 'agent' } }))
}
