import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

/** The portal's letters for Spanish and English, which its build gives a name of their own; undefined without a build. */
export function findLetters(folder: string): string | undefined {
  const assets = join(folder, 'assets')
  const file = existsSync(assets)
    ? readdirSync(assets).find((name) => /^inter-latin-wght-normal-.*\.woff2$/.test(name))
    : undefined
  return file && `/assets/${file}`
}
