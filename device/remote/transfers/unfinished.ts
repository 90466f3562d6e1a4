import { randomBytes } from 'node:crypto'
import { readdir, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { z } from 'zod'
import { prepareFolder, readIfThere, writePrivate } from '../../folder.ts'
import { removeFile } from './user-files.ts'

const note = z.object({ path: z.string(), user: z.object({ name: z.string(), isOther: z.boolean() }) })
type Note = z.infer<typeof note>

/** Where a file is written until it is whole. */
export interface Unfinished {
  path: string
  /** It is in its place, or gone. */
  forget(): Promise<void>
}

/** A hidden name beside where a file is to be, noted in the agent's own folder before anything is written there. */
export async function beginUnfinished(agentFolder: string, user: Note['user'], folder: string): Promise<Unfinished> {
  const id = randomBytes(16).toString('hex')
  const path = join(folder, `.mesa-${id}.part`)
  const noted = join(notesIn(agentFolder), `${id}.json`)
  await prepareFolder(notesIn(agentFolder))
  await writePrivate(noted, JSON.stringify({ path, user } satisfies Note))
  return { path, forget: () => rm(noted, { force: true }) }
}

/** When the agent starts: takes away what it was writing when it, or the machine, died. What cannot be is tried again. */
export async function removeUnfinished(agentFolder: string): Promise<void> {
  for (const name of await readdir(notesIn(agentFolder)).catch(() => [])) {
    const noted = join(notesIn(agentFolder), name)
    const known = note.safeParse(parse(await readIfThere(noted))).data
    if (known === undefined || (await removeFile(known.user, known.path))) await rm(noted, { force: true })
  }
}

function notesIn(agentFolder: string): string {
  return join(agentFolder, 'receiving')
}

function parse(text = ''): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
