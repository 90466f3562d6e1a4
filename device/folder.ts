import { chmod, mkdir, open, readFile, rename } from 'node:fs/promises'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** Where the agent keeps its key and what it knows, when nobody says otherwise. */
export function usualFolder(): string {
  if (process.platform === 'win32') return join(process.env['ProgramData'] ?? homedir(), 'Mesa', 'device')
  if (process.getuid?.() === 0) return '/var/lib/mesa-device'
  return join(process.env['XDG_DATA_HOME'] ?? join(homedir(), '.local', 'share'), 'mesa-device')
}

/** The agent's folder, which nobody else may look into. */
export async function prepareFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 })
  await chmod(folder, 0o700)
}

/** Written beside and moved into place: after a power cut there is the old file or the new one. Only the owner reads it. */
export async function writePrivate(path: string, content: string): Promise<void> {
  const beside = `${path}.new`
  const file = await open(beside, 'w', 0o600)
  try {
    await file.chmod(0o600)
    await file.writeFile(content)
    await file.sync()
  } finally {
    await file.close()
  }
  await rename(beside, path)
}

/** Undefined when there is no such file; any other failure is one. */
export async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return await readFile(path, 'utf8')
  } catch (error) {
    if (isMissing(error)) return undefined
    throw error
  }
}

function isMissing(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'ENOENT'
}
