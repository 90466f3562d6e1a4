import type { Selectable } from 'kysely'
import type { MeshNodes, MeshServers } from '../kernel/tables.ts'

export type ServerRow = Selectable<MeshServers>
export type NodeRow = Selectable<MeshNodes>

/** Rung when the settings change, and when a node lets the connection go. */
export const meshChannel = 'mesa_mesh'

/** The node that holds the connection says so this often; beyond `silentAfterMs` nobody believes it any more. */
export const beatEveryMs = 15_000
export const silentAfterMs = 60_000
