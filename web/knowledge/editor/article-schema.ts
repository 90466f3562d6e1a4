import { Extension, Node } from '@tiptap/core'
import Image from '@tiptap/extension-image'
import { calloutKinds, isArticleLink, isArticlePicture } from '#contract/article-text.ts'
import { editorSchema, OwnLink } from '#web/ui/editor-schema.ts'

/** A box that stands out of the text. */
const Callout = Node.create({
  name: 'callout',
  group: 'block',
  content: 'block+',
  defining: true,
  addAttributes: () => ({
    kind: {
      default: 'info',
      parseHTML: (element: HTMLElement) =>
        calloutKinds.find((kind) => kind === element.getAttribute('data-callout')) ?? 'info',
      renderHTML: ({ kind }: Record<string, unknown>) => ({ 'data-callout': kind }),
    },
  }),
  parseHTML: () => [{ tag: 'aside' }],
  renderHTML: ({ HTMLAttributes }) => ['aside', HTMLAttributes, 0],
})

/** Steps are numbered lists, films are links; both only look otherwise. */
const marks = Extension.create({
  name: 'articleMarks',
  addGlobalAttributes: () => [
    { types: ['orderedList'], attributes: { steps: flag('data-steps') } },
    { types: ['link'], attributes: { video: flag('data-video') } },
  ],
})

function flag(name: string) {
  return {
    default: null,
    parseHTML: (element: HTMLElement) => (element.hasAttribute(name) ? true : null),
    renderHTML: (attributes: Record<string, unknown>) =>
      attributes['steps'] || attributes['video'] ? { [name]: '' } : {},
  }
}

const Picture = Image.extend({
  parseHTML: () => [
    { tag: 'img[src]', getAttrs: (element) => (isArticlePicture(element.getAttribute('src') ?? '') ? null : false) },
  ],
}).configure({ inline: true, allowBase64: false })

const link = OwnLink.configure({ isAllowedUri: (url) => isArticleLink(url) })

/** What the editor of articles can hold: `contract/article-text.ts`. */
export const articleSchema = [
  ...editorSchema.filter(({ name }) => name !== 'image' && name !== 'link'),
  link,
  Picture,
  Callout,
  marks,
]
