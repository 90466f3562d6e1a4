import { isAbsolute, join } from 'node:path'
import { z } from 'zod'
import { type DeviceAllowance, deviceAllowance } from '../contract/device.ts'
import { prepareFolder, readIfThere, writePrivate } from './folder.ts'
import { Refusal } from './refusal.ts'

const scriptHash = z.string().regex(/^[\da-f]{64}$/)

/** Of remote sessions, beyond that they are allowed at all. */
const remotePolicy = z.object({
  /** Nobody is asked: for servers and kiosks, where the desk marks them so as well. */
  unattended: z.boolean().default(false),
  /** As whom terminals run and files are kept, where the agent itself runs as root; without it, as whoever is logged in. */
  user: z
    .string()
    .regex(/^[a-z_][\w-]{0,31}$/)
    .optional(),
})

const folderPath = z.string().max(1000).refine(isAbsolute)

/** Of files in remote sessions, where `allow` has them. */
const filesPolicy = z.object({
  /** Where those go that are sent here; without it, the user's downloads. */
  folder: folderPath.optional(),
  /** Only what lies in these folders is given out, and by its path; without any, what a person here picks. */
  from: z.array(folderPath).max(50).default([]),
})

/**
 * What whoever owns this machine allows the desk. It is a file on the machine, read again for each request, and written
 * by nobody but a person here: nothing that comes over the line reaches it.
 */
const policy = z.object({
  allow: z.array(deviceAllowance),
  /** Services whose state is reported and that may be restarted, by their names. */
  services: z
    .array(z.string().regex(/^[\w@.-]{1,100}$/))
    .max(50)
    .default([]),
  /** Scripts that may be run, by the SHA-256 of their text. */
  scripts: z.array(scriptHash).max(200).default([]),
  remote: remotePolicy.default({ unattended: false }),
  files: filesPolicy.default({ from: [] }),
})
export type Policy = z.infer<typeof policy>

/** What a freshly enrolled machine allows: to be looked after, and nothing that sees or moves what is on its screen. */
const first: Policy = {
  allow: ['inventory', 'metrics'],
  services: [],
  scripts: [],
  remote: { unattended: false },
  files: { from: [] },
}

export function policyPath(folder: string): string {
  return join(folder, 'policy.json')
}

export async function readPolicy(folder: string): Promise<Policy> {
  const path = policyPath(folder)
  const text = await readIfThere(path)
  // Without a policy nothing is allowed: who takes the file away takes the permission away.
  if (text === undefined) return { ...first, allow: [] }
  const parsed = policy.safeParse(jsonOf(text))
  if (!parsed.success) throw new Refusal(`${path} cannot be understood; nothing is allowed until it is mended`)
  return parsed.data
}

/** Keeps what is there: to enrol again does not widen what was narrowed. */
export async function placePolicy(folder: string, allow: DeviceAllowance[] | undefined): Promise<Policy> {
  await prepareFolder(folder)
  if ((await readIfThere(policyPath(folder))) === undefined || allow !== undefined) {
    const content = allow === undefined ? first : { ...first, ...(await readPolicy(folder)), allow }
    await writePrivate(policyPath(folder), `${JSON.stringify(content, null, 2)}\n`)
  }
  return readPolicy(folder)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
