import { hkdfSync, randomBytes } from 'node:crypto'
import { link, mkdir, open, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'

const shortestKey = 32

/** SECRET_KEY from the environment, or the one made at the first start and kept in DATA_DIR. */
export async function readSecretKey(given: string | undefined, dataDir: string): Promise<string> {
  if (given !== undefined) return given
  const path = join(dataDir, 'secret.key')
  const key = (await readIfThere(path)) ?? (await makeKey(dataDir, path))
  if (key.length >= shortestKey) return key
  throw new Error(`${path} is damaged: restore it from a backup; without it, links in sent mails are worth nothing`)
}

/** A key for one purpose, so that a tag made for one thing is worth nothing for another (RFC 5869). */
export function keyFor(secretKey: string): (purpose: string) => Buffer {
  const known = new Map<string, Buffer>()
  return (purpose) => {
    const key = known.get(purpose) ?? Buffer.from(hkdfSync('sha256', secretKey, '', `mesa:${purpose}`, 32))
    known.set(purpose, key)
    return key
  }
}

/** Two programs that start at once agree on one key: linking refuses what is there already. */
async function makeKey(dataDir: string, path: string): Promise<string> {
  await mkdir(dataDir, { recursive: true })
  const temporary = `${path}.${randomBytes(4).toString('hex')}`
  const file = await open(temporary, 'wx', 0o600)
  await file.write(`${randomBytes(32).toString('hex')}\n`)
  await file.sync()
  await file.close()
  try {
    await link(temporary, path)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
  } finally {
    await rm(temporary)
  }
  return (await readFile(path, 'utf8')).trim()
}

async function readIfThere(path: string): Promise<string | undefined> {
  try {
    return (await readFile(path, 'utf8')).trim()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
