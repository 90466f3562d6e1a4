const parameter =
  /;\s{0,20}([\w!#$%&'*+.^`|~-]{1,100})\s{0,20}=\s{0,20}(?:"((?:[^"\\]|\\.){0,2000})"|([^\s;"]{0,2000}))/g

export interface ContentType {
  type: string
  parameters: Map<string, string>
}

/** A Content-Type header in one line (RFC 2045 section 5.1), its type and parameter names in lower case. */
export function parseContentType(value: string): ContentType {
  const line = value.slice(0, 10_000)
  const type = (line.split(';', 1)[0] ?? '').trim().toLowerCase()
  const parameters = new Map<string, string>()
  for (const [, name = '', quoted, plain] of line.matchAll(parameter)) {
    const key = name.toLowerCase()
    if (!parameters.has(key)) parameters.set(key, quoted?.replace(/\\(.)/g, '$1') ?? plain ?? '')
  }
  return { type, parameters }
}
