import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { prepareFolder, readIfThere, writePrivate } from './folder.ts'
import { Refusal } from './refusal.ts'

const state = z.object({
  deviceId: z.uuid(),
  /** Where the desk is, as it was given when the device was enrolled. */
  server: z.url({ protocol: /^https?$/ }),
  /** The desk's Ed25519 key in base64url: this agent talks to nobody else. */
  serverKey: z.string().regex(/^[\w-]{43}$/),
  /** PKCS #8 of the Ed25519 key, in PEM. */
  privateKey: z.string().startsWith('-----BEGIN PRIVATE KEY-----'),
})
export type State = z.infer<typeof state>

/** What enrolment left behind. Refused when others may read it: then it is no secret any more. */
export async function readState(folder: string): Promise<State> {
  const path = join(folder, 'state.json')
  const text = await readIfThere(path)
  if (text === undefined) throw new Refusal('This device is not enrolled; run: mesa-device enrol CODE --server URL')
  const { mode } = await stat(path)
  if (process.platform !== 'win32' && (mode & 0o077) !== 0)
    throw new Refusal(`${path} can be read by others; run: chmod 600 ${path}, and enrol the device again`)
  const parsed = state.safeParse(jsonOf(text))
  if (!parsed.success) throw new Refusal(`${path} is damaged; enrol the device again`)
  return parsed.data
}

export async function writeState(folder: string, content: State): Promise<void> {
  await prepareFolder(folder)
  await writePrivate(join(folder, 'state.json'), `${JSON.stringify(content, null, 2)}\n`)
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
