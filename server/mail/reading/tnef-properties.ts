/** One MAPI property that carries text or bytes. */
export interface MapiProperty {
  isUnicode: boolean
  data: Buffer
}

const mostProperties = 5000
const mostValues = 10_000
const multiValued = 0x1000
const fixedSizes: Record<number, number> = {
  2: 4,
  3: 4,
  4: 4,
  5: 8,
  6: 8,
  7: 8,
  10: 4,
  11: 4,
  20: 8,
  64: 8,
  72: 16,
}
const string8 = 0x1e
const unicode = 0x1f
const object = 0x0d
const binary = 0x102

/** The text and byte properties of an encapsulated property list (MS-OXTNEF 2.1.3.4), up to where it is readable. */
export function readMapiProperties(bytes: Buffer): Map<number, MapiProperty> {
  const found = new Map<number, MapiProperty>()
  const cursor = { position: 0 }
  try {
    const count = Math.min(takeUInt32(bytes, cursor), mostProperties)
    for (let index = 0; index < count; index += 1) readProperty(bytes, cursor, found)
  } catch (error) {
    // Cut short or of a type that nobody documented: what came before it is good.
    if (!(error instanceof RangeError)) throw error
  }
  return found
}

export function textOfProperty(property: MapiProperty | undefined, charset: string): string | undefined {
  if (!property) return undefined
  const text = new TextDecoder(property.isUnicode ? 'utf-16le' : charset).decode(property.data)
  return text.replace(/\0[\s\S]*$/, '') || undefined
}

interface Cursor {
  position: number
}

function readProperty(bytes: Buffer, cursor: Cursor, found: Map<number, MapiProperty>): void {
  const type = bytes.readUInt16LE(cursor.position)
  const id = bytes.readUInt16LE(cursor.position + 2)
  cursor.position += 4
  if (id >= 0x8000) skipName(bytes, cursor)
  const base = type & ~multiValued
  const size = fixedSizes[base]
  if (size !== undefined) {
    const values = type & multiValued ? takeUInt32(bytes, cursor) : 1
    cursor.position += size * values
    return
  }
  if (![string8, unicode, object, binary].includes(base)) throw new RangeError(`unknown property type ${type}`)
  const values = takeUInt32(bytes, cursor)
  if (values > mostValues) throw new RangeError('too many values')
  for (let index = 0; index < values; index += 1) {
    const data = takeBytes(bytes, cursor)
    // An object starts with the identifier of its interface.
    if (index === 0) found.set(id, { isUnicode: base === unicode, data: base === object ? data.subarray(16) : data })
  }
}

/** Named properties carry a GUID and a number or a name, which nothing here needs. */
function skipName(bytes: Buffer, cursor: Cursor): void {
  cursor.position += 16
  const kind = takeUInt32(bytes, cursor)
  if (kind === 0) cursor.position += 4
  else takeBytes(bytes, cursor)
}

function takeUInt32(bytes: Buffer, cursor: Cursor): number {
  const value = bytes.readUInt32LE(cursor.position)
  cursor.position += 4
  return value
}

/** A length, that many bytes, and padding to a multiple of four. */
function takeBytes(bytes: Buffer, cursor: Cursor): Buffer {
  const length = takeUInt32(bytes, cursor)
  const start = cursor.position
  if (start + length > bytes.length) throw new RangeError('longer than the list')
  cursor.position = start + length + ((4 - (length % 4)) % 4)
  return bytes.subarray(start, start + length)
}
