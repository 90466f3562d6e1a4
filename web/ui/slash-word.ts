import type { Editor } from '@tiptap/react'

/** A word that begins with a slash, while it is typed. */
export interface SlashWord {
  /** What stands after the slash. */
  query: string
  /** Where the word begins in the text, to tell one from another. */
  from: number
  /** Where it stands on the screen. */
  place: { x: number; top: number; bottom: number }
  /** Puts HTML in its place. */
  replace: (html: string) => void
}

const pattern = /(?:^|[\s\ufffc])\/([\p{L}\p{N}-]{0,40})$/u

/** The one before the cursor: `y/o` and the slashes of an address begin none, and code has none. */
export function slashWordIn(editor: Editor): SlashWord | undefined {
  const { empty, $from } = editor.state.selection
  if (!empty || !$from.parent.isTextblock || $from.parent.type.spec.code) return undefined
  const before = $from.parent.textBetween(0, $from.parentOffset, undefined, '\ufffc')
  const query = pattern.exec(before)?.[1]
  if (query === undefined) return undefined
  const from = $from.pos - query.length - 1
  const { left, top, bottom } = editor.view.coordsAtPos(from)
  return {
    query,
    from,
    place: { x: left, top, bottom },
    replace: (html) =>
      void editor.chain().focus().deleteRange({ from, to: $from.pos }).insertContent(asInserted(html)).run(),
  }
}

/** A single paragraph goes into the line that is being written; more stand by themselves. */
export function asInserted(html: string): string {
  return /^<p>((?:(?!<\/?p\b).)*)<\/p>$/s.exec(html)?.[1] ?? html
}
