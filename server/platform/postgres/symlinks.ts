import { existsSync, lstatSync, readFileSync, symlinkSync } from 'node:fs'
import path from 'node:path'
import { codeOf } from './error-code.ts'

/**
 * npm packages carry no symbolic links; a postinstall script makes them, and `npm ci --ignore-scripts`, pnpm, bun and
 * allowScripts skip it. May run any number of times, in several programs at once.
 */
export function hydrateSymlinks(native: string): void {
  const list = path.join(native, 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of parseSymlinks(readFileSync(list, 'utf8'))) {
    const link = path.join(native, path.relative('native', target))
    if (lstatSync(link, { throwIfNoEntry: false })) continue
    try {
      symlinkSync(path.relative(path.dirname(target), source), link)
    } catch (error) {
      // A read-only node_modules: the copy gets them. EEXIST: another program made it meanwhile.
      if (codeOf(error) !== 'EEXIST') return
    }
  }
}

function parseSymlinks(text: string): { source: string; target: string }[] {
  const list: unknown = JSON.parse(text)
  if (!Array.isArray(list)) return []
  return list.map(({ source, target }: Record<string, unknown>) => ({ source: String(source), target: String(target) }))
}
