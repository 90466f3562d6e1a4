/**
 * What lies at a place of a JSON value: `alert.host`, `alerts.0.name`, or a JSON Pointer (RFC 6901) that begins with a
 * slash. Undefined where there is nothing; what an object inherits is nothing.
 */
export function valueAt(value: unknown, path: string): unknown {
  let current = value
  for (const name of namesOf(path)) {
    if (typeof current !== 'object' || current === null || !Object.hasOwn(current, name)) return undefined
    current = (current as Record<string, unknown>)[name]
  }
  return current
}

/** A value as people read it; what has no parts stands for itself. */
export function wordsOf(value: unknown): string {
  if (value === undefined || value === null) return ''
  return typeof value === 'object' ? JSON.stringify(value) : String(value)
}

function namesOf(path: string): string[] {
  if (!path.startsWith('/')) return path.split('.')
  return path
    .slice(1)
    .split('/')
    .map((name) => name.replaceAll('~1', '/').replaceAll('~0', '~'))
}
