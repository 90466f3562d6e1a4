import { mergeAttributes, Node } from '@tiptap/core'
import { Suggestion, type SuggestionOptions } from '@tiptap/suggestion'

/** Somebody who can be named in a text. */
export interface Named {
  id: string
  name: string
}

type Suggesting = Pick<SuggestionOptions<Named, Named>, 'items' | 'render' | 'allow'>

/** A colleague who is named in a text: one piece, that is written and taken away as a whole. */
export function mentionNode(suggesting: Suggesting) {
  return Node.create({
    name: 'mention',
    group: 'inline',
    inline: true,
    atom: true,
    selectable: false,
    addAttributes: () => ({
      id: {
        parseHTML: (element) => element.getAttribute('data-mention'),
        renderHTML: ({ id }) => ({ 'data-mention': id as string }),
      },
      name: { parseHTML: (element) => element.textContent.replace(/^@/, ''), rendered: false },
    }),
    parseHTML: () => [{ tag: 'span[data-mention]' }],
    renderHTML: ({ node, HTMLAttributes }) => ['span', mergeAttributes(HTMLAttributes), textOf(node.attrs['name'])],
    renderText: ({ node }) => textOf(node.attrs['name']),
    addProseMirrorPlugins() {
      return [
        Suggestion<Named, Named>({
          editor: this.editor,
          char: '@',
          // Names have several words; after two nobody is meant any more.
          allowSpaces: true,
          debounce: 120,
          command: ({ editor, range, props: { id, name } }) =>
            void editor
              .chain()
              .focus()
              .insertContentAt(range, [
                { type: 'mention', attrs: { id, name } },
                { type: 'text', text: ' ' },
              ])
              .run(),
          ...suggesting,
        }),
      ]
    },
  })
}

function textOf(name: unknown): string {
  return `@${String(name)}`
}
