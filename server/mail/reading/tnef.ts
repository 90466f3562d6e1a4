import { readMapiProperties, textOfProperty } from './tnef-properties.ts'

/** What a winmail.dat carries (MS-OXTNEF). */
export interface TnefContent {
  text: string | undefined
  html: string | undefined
  attachments: TnefAttachment[]
}

export interface TnefAttachment {
  filename: string | undefined
  contentType: string | undefined
  contentId: string | undefined
  content: Buffer
}

interface TnefAttribute {
  id: number
  data: Buffer
}

const signature = 0x223e9f78
const mostAttributes = 5000
const mostAttachments = 200

const attribute = {
  body: 0x0002800c,
  attachTitle: 0x00018010,
  attachData: 0x0006800f,
  attachRendData: 0x00069002,
  messageProperties: 0x00069003,
  attachProperties: 0x00069005,
  codepage: 0x00069007,
}
const property = { body: 0x1000, html: 0x1013, data: 0x3701, longName: 0x3707, mimeTag: 0x370e, contentId: 0x3712 }

/** Reads a TNEF stream; undefined when it is none or is broken before anything was found in it. */
export function readTnef(bytes: Buffer): TnefContent | undefined {
  if (bytes.length < 6 || bytes.readUInt32LE(0) !== signature) return undefined
  const attributes = listAttributes(bytes)
  if (attributes.length === 0) return undefined
  const codepage = attributes.find(({ id }) => id === attribute.codepage)?.data
  const charset = charsetOf(codepage && codepage.length >= 4 ? codepage.readUInt32LE(0) : 1252)
  return { ...readBody(attributes, charset), attachments: readAttachments(attributes, charset) }
}

/** Level, identifier, length, data, checksum; a stream cut short gives what came before the cut. */
function listAttributes(bytes: Buffer): TnefAttribute[] {
  const attributes: TnefAttribute[] = []
  let position = 6
  while (position + 11 <= bytes.length && attributes.length < mostAttributes) {
    const id = bytes.readUInt32LE(position + 1)
    const length = bytes.readUInt32LE(position + 5)
    const start = position + 9
    if (start + length + 2 > bytes.length) break
    attributes.push({ id, data: bytes.subarray(start, start + length) })
    position = start + length + 2
  }
  return attributes
}

function readBody(attributes: TnefAttribute[], charset: string): Pick<TnefContent, 'text' | 'html'> {
  const plain = attributes.find(({ id }) => id === attribute.body)?.data
  const properties = attributes.find(({ id }) => id === attribute.messageProperties)?.data
  const mapi = properties ? readMapiProperties(properties) : new Map<number, never>()
  return {
    text: textOfProperty(mapi.get(property.body), charset) ?? (plain && decode(plain, charset)),
    html: textOfProperty(mapi.get(property.html), charset),
  }
}

function readAttachments(attributes: TnefAttribute[], charset: string): TnefAttachment[] {
  const groups: TnefAttribute[][] = []
  for (const entry of attributes) {
    if (entry.id === attribute.attachRendData) groups.push([])
    groups.at(-1)?.push(entry)
  }
  return groups.slice(0, mostAttachments).flatMap((group) => readAttachment(group, charset) ?? [])
}

function readAttachment(group: TnefAttribute[], charset: string): TnefAttachment | undefined {
  const dataOf = (wanted: number) => group.find(({ id }) => id === wanted)?.data
  const properties = dataOf(attribute.attachProperties)
  const mapi = properties ? readMapiProperties(properties) : new Map<number, never>()
  const content = dataOf(attribute.attachData) ?? mapi.get(property.data)?.data
  if (!content) return undefined
  const title = dataOf(attribute.attachTitle)
  return {
    filename: textOfProperty(mapi.get(property.longName), charset) ?? (title && decode(title, charset)),
    contentType: textOfProperty(mapi.get(property.mimeTag), charset)?.toLowerCase(),
    contentId: textOfProperty(mapi.get(property.contentId), charset),
    content: Buffer.from(content),
  }
}

function decode(bytes: Buffer, charset: string): string {
  return new TextDecoder(charset).decode(bytes).replace(/\0[\s\S]*$/, '')
}

/** Windows code pages by the names of the Encoding Standard. */
function charsetOf(codepage: number): string {
  const known: Record<number, string> = { 932: 'shift_jis', 936: 'gbk', 949: 'euc-kr', 950: 'big5', 65001: 'utf-8' }
  const isWindows = codepage === 874 || (codepage >= 1250 && codepage <= 1258)
  return known[codepage] ?? (isWindows ? `windows-${codepage}` : 'windows-1252')
}
