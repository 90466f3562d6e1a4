import { randomBytes } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'

/** The cluster's passwords, kept beside its data and readable by Mesa's own user only. */
export interface Secret {
  admin: string
  app: string
}

export function createSecret(): Secret {
  return { admin: randomBytes(24).toString('base64url'), app: randomBytes(24).toString('base64url') }
}

/** Flushed to disk: a power cut must not leave a cluster whose password is lost. */
export function writeSecret(file: string, secret: Secret): void {
  writeFileSync(file, JSON.stringify(secret), { mode: 0o600, flush: true })
}

export function readSecret(file: string): Secret {
  const secret: unknown = JSON.parse(readFileSync(file, 'utf8'))
  if (!isSecret(secret)) throw new Error(`${file} does not hold the database's passwords: restore it from a backup.`)
  return secret
}

function isSecret(value: unknown): value is Secret {
  if (typeof value !== 'object' || value === null) return false
  return 'admin' in value && 'app' in value && typeof value.admin === 'string' && typeof value.app === 'string'
}
