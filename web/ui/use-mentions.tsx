import type { SuggestionProps } from '@tiptap/suggestion'
import { type ReactPortal, type RefObject, useEffect, useId, useMemo, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import { MentionList } from './mention-list.tsx'
import { mentionNode, type Named } from './mention-node.ts'
import type { RichTextProps } from './rich-text.tsx'

interface Open {
  props: SuggestionProps<Named, Named>
  place: HTMLElement
  unmount: () => void
  active: number
}

/** Lets a text name colleagues after an `@`: what the editor needs for it, and the list to draw. */
export function useMentions(latest: RefObject<RichTextProps>) {
  const id = useId()
  const [open, setOpen] = useState<Open>()
  const current = useRef(open)

  const extension = useMemo(() => {
    const show = (next: Open | undefined) => {
      current.current = next
      setOpen(next)
    }
    return mentionNode({
      allow: () => latest.current.mentions?.isOn === true,
      items: ({ query }) => latest.current.mentions?.find(query) ?? [],
      render: () => ({
        onStart: (props) => {
          const place = document.createElement('div')
          place.style.zIndex = '400'
          show({ props, place, unmount: props.mount(place), active: 0 })
        },
        onUpdate: (props) => current.current && show({ ...current.current, props, active: 0 }),
        onExit: () => {
          current.current?.unmount()
          show(undefined)
        },
        onKeyDown: ({ event }) => {
          const before = current.current
          const count = before?.props.items.length ?? 0
          if (before === undefined || count === 0 || event.ctrlKey || event.metaKey) return false
          if (event.key === 'ArrowDown') show({ ...before, active: (before.active + 1) % count })
          else if (event.key === 'ArrowUp') show({ ...before, active: (before.active + count - 1) % count })
          else if (event.key === 'Enter' || event.key === 'Tab') choose(before)
          else return false
          return true
        },
      }),
    })
  }, [latest])

  useEffect(() => () => current.current?.unmount(), [])
  useSpokenChoice(open, id)

  const list: ReactPortal | null =
    open === undefined
      ? null
      : createPortal(
          <MentionList
            id={id}
            people={open.props.items}
            active={open.active}
            isLoading={open.props.loading}
            onChoose={open.props.command}
          />,
          open.place,
        )
  return { extension, list }
}

function choose({ props, active }: Open): void {
  const person = props.items[active]
  if (person) props.command(person)
}

/** Screen readers hear the choice from the text, where the focus stays. */
function useSpokenChoice(open: Open | undefined, id: string): void {
  const text = open?.props.editor.view.dom
  const active = open && open.props.items.length > 0 ? open.active : undefined
  useEffect(() => {
    if (!text || active === undefined) return
    text.setAttribute('aria-controls', id)
    text.setAttribute('aria-activedescendant', `${id}-${active}`)
    return () => {
      text.removeAttribute('aria-controls')
      text.removeAttribute('aria-activedescendant')
    }
  }, [text, active, id])
}
