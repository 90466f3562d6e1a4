import { createElement, type ReactNode } from 'react'
import type { FramePart } from '#web/ui/frame-document.ts'
import { inlineUrl } from '../composer/draft-content.ts'

const plainTags = new Set(
  'P BR STRONG B EM I U S DEL CODE PRE BLOCKQUOTE UL OL LI H1 H2 H3 H4 HR SPAN DIV A IMG'.split(' '),
)
/** A mail's own headings must not stand in the outline of the page. */
const renamed: Record<string, string> = { H1: 'p', H2: 'p', H3: 'p', H4: 'p' }
const voidTags = new Set(['BR', 'HR', 'IMG'])

type Files = FramePart[]

/**
 * Simple HTML, as our editor and most people's write it, as elements of the page. Nothing is taken over but
 * the tags above, the address of links and our own pictures. Undefined when there is more to it: that needs a frame.
 */
export function richNodes(html: string, files: Files): ReactNode | undefined {
  const root = new DOMParser().parseFromString(html, 'text/html').body
  const elements = [...root.querySelectorAll('*')]
  if (!elements.every((element) => isPlain(element, files))) return undefined
  return nodesOf(root, files)
}

function isPlain(element: Element, files: Files): boolean {
  if (!plainTags.has(element.tagName)) return false
  if (element.hasAttribute('style') || element.hasAttribute('color') || element.hasAttribute('data-quoted'))
    return false
  return element.tagName !== 'IMG' || pictureOf(element, files) !== undefined
}

function nodesOf(parent: Element, files: Files): ReactNode[] {
  return [...parent.childNodes].map((node, index) => {
    if (node instanceof Text) return node.data
    return node instanceof Element ? elementOf(node, index, files) : null
  })
}

function elementOf(element: Element, key: number, files: Files): ReactNode {
  const tag = renamed[element.tagName] ?? element.tagName.toLowerCase()
  const props = { key, ...attributesOf(element, files), ...(element.tagName in renamed && { className: 'heading' }) }
  if (voidTags.has(element.tagName)) return createElement(tag, props)
  return createElement(tag, props, ...nodesOf(element, files))
}

function attributesOf(element: Element, files: Files): Record<string, string | undefined> {
  if (element.tagName === 'IMG') {
    return { src: pictureOf(element, files), alt: element.getAttribute('alt') ?? '', loading: 'lazy' }
  }
  const mention = element.getAttribute('data-mention')
  if (mention !== null) return { 'data-mention': mention }
  if (element.tagName !== 'A') return {}
  const href = element.getAttribute('href') ?? ''
  return /^(https?:|mailto:|tel:)/i.test(href) ? { href, target: '_blank', rel: 'noreferrer noopener' } : {}
}

/** Only pictures that were sent along, or lie with us already. */
function pictureOf(element: Element, files: Files): string | undefined {
  const source = element.getAttribute('src') ?? ''
  const ours = /^\/api\/v1\/attachments\/([\w-]+)/.exec(source)?.[1]
  if (ours !== undefined) return inlineUrl(ours)
  if (!source.startsWith('cid:')) return undefined
  const contentId = source.slice(4)
  const file = files.find((one) => one.contentId === contentId)
  return file && (file.url ?? inlineUrl(file.id))
}
