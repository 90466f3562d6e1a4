import { z } from 'zod'
import type { MeshPower } from '#contract/mesh.ts'
import { isAgentConnected, nodeId, powerOf, type SaidNode, saidNode, words } from './shapes.ts'

const sessionKinds = ['relay', 'terminal', 'desktop', 'files'] as const
type SessionKind = (typeof sessionKinds)[number]

/** A session that began or ended on a device. */
export interface SaidSession {
  what: 'session'
  phase: 'began' | 'ended'
  /** As the server calls it. */
  key: string
  nodeId: string
  kind: SessionKind
  /** The account there, or who came by a share. */
  user: string
  guest: string | undefined
  seconds: number | undefined
  bytes: number | undefined
  /** When the server says that it was; undefined for one that is told as it happens. */
  at: Date | undefined
}

/** What an event says, as far as the desk cares. */
type MeshNews =
  | { what: 'state'; nodeId: string; isConnected: boolean; power: MeshPower }
  | { what: 'node'; node: SaidNode }
  | { what: 'gone'; nodeId: string }
  /** Devices or groups came, went or moved: the list says it best. */
  | { what: 'list' }
  | SaidSession

const action = z.object({ action: z.string().max(40) })
const count = z.int().min(0)
const stateEvent = z.object({ nodeid: nodeId, conn: count.catch(0), pwr: count.catch(0) })
const nodeEvent = z.object({ node: saidNode })
const goneEvent = z.object({ nodeid: nodeId })

/** The words of the event log by number: 9 to 12 that it ended, 13 to 16 that it began, each in the order of `sessionKinds`. */
const firstEnd = 9
const firstBegin = 13
const lastBegin = 16

const sessionEvent = z.object({
  nodeid: nodeId,
  msgid: z.int().min(firstEnd).max(lastBegin),
  /** Id of the relay, the two addresses, and at the end the seconds. */
  msgArgs: z.tuple([words(200).pipe(z.string().min(1))], z.unknown()),
  username: words(100).catch(''),
  guestname: words(128).optional().catch(undefined),
  bytesin: count.optional().catch(undefined),
  bytesout: count.optional().catch(undefined),
  time: z
    .union([z.iso.datetime({ offset: true }), z.int().min(0).max(8.64e15)])
    .optional()
    .catch(undefined),
})

/** Undefined for what does not matter here, and for what makes no sense. */
export function readEvent(said: unknown): MeshNews | undefined {
  switch (action.safeParse(said).data?.action) {
    case 'nodeconnect':
      return stateNews(said)
    case 'changenode': {
      const read = nodeEvent.safeParse(said).data
      return read && { what: 'node', node: read.node }
    }
    case 'removenode': {
      const read = goneEvent.safeParse(said).data
      return read && { what: 'gone', nodeId: read.nodeid }
    }
    case 'addnode':
    case 'nodemeshchange':
    case 'createmesh':
    case 'meshchange':
    case 'deletemesh':
      return { what: 'list' }
    case 'relaylog':
      return sessionNews(said)
    default:
      return undefined
  }
}

function stateNews(said: unknown): MeshNews | undefined {
  const read = stateEvent.safeParse(said).data
  return (
    read && {
      what: 'state',
      nodeId: read.nodeid,
      isConnected: isAgentConnected(read.conn),
      power: powerOf(read.pwr),
    }
  )
}

function sessionNews(said: unknown): MeshNews | undefined {
  const read = sessionEvent.safeParse(said).data
  if (read === undefined) return undefined
  const { nodeid, msgid, msgArgs, username, guestname, bytesin, bytesout, time } = read
  const isEnd = msgid < firstBegin
  const seconds = count.safeParse(msgArgs[3]).data
  return {
    what: 'session',
    phase: isEnd ? 'ended' : 'began',
    key: msgArgs[0],
    nodeId: nodeid,
    kind: sessionKinds[msgid - (isEnd ? firstEnd : firstBegin)] ?? 'relay',
    user: username,
    guest: guestname || undefined,
    seconds: isEnd ? seconds : undefined,
    bytes: isEnd && (bytesin ?? bytesout) !== undefined ? (bytesin ?? 0) + (bytesout ?? 0) : undefined,
    at: time === undefined ? undefined : new Date(time),
  }
}
