import { htmlFromText, textFromHtml } from '../../texts/index.ts'

/** The part of the parser's tree that is read here; its declarations leave the tree out. */
export interface MimeNode {
  contentType: string | false
  textContent?: string
  children?: MimeNode[]
}

export interface MimeBodies {
  text: string
  html: string | undefined
}

/** One part read both ways; the conversion between them happens only when it is asked for. */
interface Reading {
  hasText: boolean
  hasHtml: boolean
  text(): string
  html(): string
}

/** The whole mail as text, and as HTML when any of it is: a plain footer under an HTML letter is in both. */
export function readBodies(root: MimeNode): MimeBodies {
  const reading = readNode(root)
  return { text: reading.text(), html: reading.hasHtml ? reading.html() : undefined }
}

function readNode(node: MimeNode): Reading {
  const content = node.textContent ?? ''
  if (node.contentType === 'text/plain') return plainReading(content)
  if (node.contentType === 'text/html') return htmlReading(content)
  const readings = (node.children ?? []).map(readNode).filter(({ hasText, hasHtml }) => hasText || hasHtml)
  return node.contentType === 'multipart/alternative' ? alternativeReading(readings) : sequenceReading(readings)
}

function plainReading(content: string): Reading {
  return { hasText: content.trim() !== '', hasHtml: false, text: () => content, html: () => htmlFromText(content) }
}

function htmlReading(content: string): Reading {
  return { hasText: false, hasHtml: content.trim() !== '', text: () => textFromHtml(content), html: () => content }
}

/** RFC 2046 section 5.1.4: the same said several ways, the best one last. */
function alternativeReading(readings: Reading[]): Reading {
  const asText = readings.find(({ hasText }) => hasText) ?? readings[0]
  const asHtml = readings.findLast(({ hasHtml }) => hasHtml) ?? readings.at(-1)
  return {
    hasText: readings.some(({ hasText }) => hasText),
    hasHtml: readings.some(({ hasHtml }) => hasHtml),
    text: () => asText?.text() ?? '',
    html: () => asHtml?.html() ?? '',
  }
}

function sequenceReading(readings: Reading[]): Reading {
  return {
    hasText: readings.some(({ hasText }) => hasText),
    hasHtml: readings.some(({ hasHtml }) => hasHtml),
    text: () => readings.map((reading) => reading.text()).join('\n'),
    html: () => readings.map((reading) => reading.html()).join('\n<br>\n'),
  }
}
