/** A list of ten thousand devices has room in it. */
export const longestFrameBytes = 16 * 1024 * 1024
/** A device of the list lies at depth 4, what it carries a little deeper. */
const deepest = 24
/** Objects and lists of one frame: text of this length could hold millions, and each takes memory of its own. */
const mostParts = 400_000

const openings = new Set(['{', '['].map((sign) => sign.charCodeAt(0)))
const endings = new Set(['}', ']'].map((sign) => sign.charCodeAt(0)))
const quote = '"'.charCodeAt(0)
const backslash = '\\'.charCodeAt(0)

/** The object that a frame is; undefined for what is none, or would take too much to read. */
export function readFrame(text: string): Record<string, unknown> | undefined {
  if (!isModest(text)) return undefined
  try {
    const said: unknown = JSON.parse(text)
    return isObject(said) ? said : undefined
  } catch {
    return undefined
  }
}

function isObject(said: unknown): said is Record<string, unknown> {
  return typeof said === 'object' && said !== null && !Array.isArray(said)
}

/** Looks before JSON.parse builds anything. */
function isModest(text: string): boolean {
  let depth = 0
  let parts = 0
  let isQuoted = false
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charCodeAt(at)
    if (isQuoted) {
      if (sign === backslash) at += 1
      else isQuoted = sign !== quote
    } else if (sign === quote) isQuoted = true
    else if (openings.has(sign)) {
      depth += 1
      parts += 1
      if (depth > deepest || parts > mostParts) return false
    } else if (endings.has(sign)) depth -= 1
  }
  return true
}
