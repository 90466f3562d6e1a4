import { Editor, type JSONContent } from '@tiptap/core'
import { editorSchema } from './editor-schema.ts'
import { mentionNode } from './mention-node.ts'
import { readPasted } from './pasted-html.ts'

/** The editor without the desk around it, for tests that ask what it makes of a text. */
interface EditorPage {
  /** What the editor writes of a document. */
  written: (content: JSONContent) => string
  /** What it reads from HTML, as its document. */
  read: (html: string) => JSONContent
  /** What stays of something pasted into an empty editor. */
  pasted: (html: string) => { html: string; pictures: { name: string; type: string; size: number }[] }
  /** Every element it can write, with its attributes: in a text that goes out, or in a note. */
  elements: (kind: 'text' | 'note') => Record<string, string[]>
}

function open(content: JSONContent | string, kind: 'text' | 'note' = 'text'): Editor {
  const extensions = kind === 'note' ? [...editorSchema, mentionNode({})] : editorSchema
  return new Editor({ element: document.createElement('div'), extensions, content })
}

const page: EditorPage = {
  written: (content) => open(content).getHTML(),
  read: (html) => open(html).getJSON(),
  pasted: (html) => {
    const { html: clean, pictures } = readPasted(html)
    const editor = open('')
    editor.view.pasteHTML(clean)
    const files = pictures.map(({ name, type, size }) => ({ name, type, size }))
    return { html: editor.getHTML(), pictures: files }
  },
  elements: (kind) => {
    const { nodes, marks } = open('', kind).schema
    const found: Record<string, Set<string>> = {}
    const collect = (spec: unknown): void => {
      if (!Array.isArray(spec)) return
      const [tag, second, ...rest] = spec as unknown[]
      if (typeof tag !== 'string') return
      found[tag] ??= new Set()
      const isAttributes = typeof second === 'object' && second !== null && !Array.isArray(second)
      if (isAttributes) {
        for (const [name, value] of Object.entries(second)) if (value !== null) found[tag].add(name)
      }
      for (const child of isAttributes ? rest : [second, ...rest]) collect(child)
    }
    for (const type of Object.values(nodes)) {
      const attrs = Object.fromEntries(
        Object.keys(type.spec.attrs ?? {}).map((name) => [name, name in samples ? samples[name] : '3']),
      )
      if (type.isText || type.name === 'doc') continue
      const levels = type.name === 'heading' ? [1, 2, 3] : [undefined]
      for (const level of levels) collect(type.spec.toDOM?.(type.create(level ? { level } : attrs)))
    }
    for (const type of Object.values(marks)) {
      const attrs = Object.fromEntries(
        Object.keys(type.spec.attrs ?? {}).map((name) => [name, name in samples ? samples[name] : '3']),
      )
      collect(type.spec.toDOM?.(type.create(attrs), true))
    }
    return Object.fromEntries(Object.entries(found).map(([tag, names]) => [tag, [...names].sort()]))
  },
}

/** Values that are more than a number; code tells no language, as a reader has no use for it. */
const samples: Record<string, unknown> = {
  href: 'https://a.example',
  target: '_blank',
  rel: 'noopener',
  src: '/api/v1/attachments/x',
  type: 'a',
  language: null,
}

Object.assign(window, { editorPage: page })
