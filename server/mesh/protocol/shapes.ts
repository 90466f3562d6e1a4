import { z } from 'zod'
import type { MeshPower } from '#contract/mesh.ts'

/** Words of the server: on one line, of whole characters, and no more than there is room for. */
export function words(most: number) {
  return z.string().transform((said) => cleanWords(said, most))
}

export function cleanWords(said: string, most: number): string {
  return said
    .slice(0, most * 4)
    .replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]+/gu, ' ')
    .toWellFormed()
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, most)
    .toWellFormed()
}

const optional = (most: number) => words(most).catch('')

/** `node/domain/…`; only what has this form ever stands in an address. */
export const nodeId = z
  .string()
  .max(220)
  .regex(/^node\/[\w.-]{0,64}\/[\w@$]{1,128}$/)

/** A device, as the list or an event tells of it. */
export interface SaidNode {
  nodeId: string
  name: string
  host: string
  system: string
  isConnected: boolean
  power: MeshPower
}

/** `pwr`: the sleeping states of ACPI by number, and 7 for what only answers. */
const powers: readonly MeshPower[] = [
  'unknown',
  'on',
  'sleeping',
  'sleeping',
  'sleeping',
  'hibernating',
  'off',
  'present',
]

export function powerOf(pwr: number): MeshPower {
  return powers[pwr] ?? 'unknown'
}

/** `conn`: its first bit is the agent; others are Intel AMT and the like. */
export function isAgentConnected(conn: number): boolean {
  return (conn & 1) === 1
}

const count = z.int().min(0).catch(0)

export const saidNode = z
  .object({
    _id: nodeId,
    name: optional(200),
    /** What the machine calls itself. */
    rname: optional(200),
    host: optional(200),
    osdesc: optional(200),
    conn: count,
    pwr: count,
  })
  .transform(({ _id, name, rname, host, osdesc, conn, pwr }): SaidNode => {
    const shown = name || rname || host || _id.slice(-12)
    return {
      nodeId: _id,
      name: shown,
      host: rname || host || shown,
      system: osdesc,
      isConnected: isAgentConnected(conn),
      power: powerOf(pwr),
    }
  })

export const nodesAnswer = z.object({ nodes: z.record(z.string(), z.array(z.unknown())) })

export const meshesAnswer = z.object({ meshes: z.array(z.unknown()) })

export const saidMesh = z.object({ _id: z.string().max(220), name: words(200) })

export const versionAnswer = z.object({
  tags: z
    .object({ current: words(40) })
    .optional()
    .catch(undefined),
  /** As older servers say it. */
  current: words(40).optional().catch(undefined),
})

export const eventsAnswer = z.object({ events: z.array(z.unknown()) })

/** Why the server hangs up. */
export const closing = z.object({ action: z.literal('close'), cause: optional(40), msg: optional(40) })

export const shareAnswer = z.object({
  result: words(200).optional(),
  url: z.string().max(8000).optional().catch(undefined),
  publicid: z.string().min(1).max(200).optional().catch(undefined),
})

export const doneAnswer = z.object({ result: words(200).optional() })
