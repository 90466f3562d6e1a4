import Image from '@tiptap/extension-image'
import Link from '@tiptap/extension-link'
import { Table, TableCell, TableHeader, TableRow } from '@tiptap/extension-table'
import StarterKit from '@tiptap/starter-kit'
import { isRichTextLink, isRichTextPicture } from '#contract/rich-text.ts'

/** An attribute that the library brings and that no text of ours carries. */
const unused = { default: null, rendered: false, parseHTML: () => null }

export const OwnLink = Link.extend({
  addAttributes() {
    return { ...this.parent?.(), title: unused, class: unused }
  },
  addCommands() {
    const parent = this.parent?.() ?? {}
    return {
      ...parent,
      // What people type as an address is `example.com` more often than a whole one.
      setLink: (attributes) => (props) =>
        parent.setLink?.({ ...attributes, href: wholeLink(attributes.href) })(props) ?? false,
    }
  },
}).configure({
  openOnClick: false,
  defaultProtocol: 'https',
  HTMLAttributes: { rel: 'noopener noreferrer nofollow', target: '_blank', class: null },
  isAllowedUri: (url, { defaultValidate }) => defaultValidate(url) && isRichTextLink(url),
})

const OwnImage = Image.extend({
  parseHTML: () => [
    { tag: 'img[src]', getAttrs: (element) => (isRichTextPicture(element.getAttribute('src') ?? '') ? null : false) },
  ],
}).configure({ inline: true, allowBase64: false })

const OwnTable = Table.extend({
  renderHTML: () => ['table', ['tbody', 0]],
}).configure({ resizable: false })

function withoutLooks() {
  return { colwidth: unused, align: unused }
}

const OwnCell = TableCell.extend({
  addAttributes() {
    return { ...this.parent?.(), ...withoutLooks() }
  },
})

const OwnHeader = TableHeader.extend({
  addAttributes() {
    return { ...this.parent?.(), ...withoutLooks() }
  },
})

/** What the editor can hold: `contract/rich-text.ts`, no more and no less. */
export const editorSchema = [
  StarterKit.configure({ link: false, heading: { levels: [1, 2, 3] } }),
  OwnLink,
  OwnImage,
  OwnTable,
  TableRow,
  OwnHeader,
  OwnCell,
]

function wholeLink(href: string): string {
  const typed = href.trim()
  // A place in this desk, where the text may hold such links at all.
  if (isRichTextLink(typed) || /^[/#]/.test(typed)) return typed
  return /^[^\s@/]+@[^\s@/]+$/.test(typed) ? `mailto:${typed}` : `https://${typed}`
}
