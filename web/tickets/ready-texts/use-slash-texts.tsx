import { Portal } from '@mantine/core'
import { type CSSProperties, type ReactNode, type RefObject, useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import type { Ticket } from '#contract/tickets.ts'
import type { RichTextHandle, SlashWord } from '#web/ui/rich-text.tsx'
import css from './ready-texts.module.css'
import { TextList } from './text-list.tsx'
import { useTextOptions } from './use-text-options.ts'

interface SlashTexts {
  /** For the editor. */
  editorProps: { onSlash: (word: SlashWord | undefined) => void; onKey: (event: KeyboardEvent) => boolean }
  menu: ReactNode
}

/** A slash at the beginning of a word offers the ready-made texts, where it is typed. */
export function useSlashTexts(
  ticket: Ticket,
  editor: RefObject<RichTextHandle | null>,
  onFiles: (files: Attachment[]) => void,
): SlashTexts {
  const { t } = useTranslation('tickets')
  const [word, setWord] = useState<SlashWord>()
  // Closed with Escape: this very slash stays one.
  const [dismissed, setDismissed] = useState<number>()
  const isOpen = word !== undefined && word.from !== dismissed
  const options = useTextOptions({
    ticket,
    query: isOpen ? word.query : undefined,
    onChoose: ({ bodyHtml }) => word?.replace(bodyHtml),
    onFiles,
  })
  const activeId = isOpen && options.active ? options.optionId(options.active) : undefined

  useEffect(() => editor.current?.pointAt(activeId), [editor, activeId])

  const onSlash = useCallback((next: SlashWord | undefined) => {
    setWord(next)
    if (next === undefined) setDismissed(undefined)
  }, [])

  function onKey(event: KeyboardEvent): boolean {
    if (!isOpen || event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return false
    if (event.key === 'Escape' && (options.active || options.isNone)) {
      setDismissed(word.from)
      event.stopPropagation()
      return true
    }
    const isTaken = options.takes(event.key)
    if (isTaken) event.preventDefault()
    return isTaken
  }

  const hint = options.isNone && word?.query === '' ? t('texts.none') : undefined
  const isShown = isOpen && (options.found.length > 0 || hint !== undefined)
  return {
    editorProps: { onSlash, onKey },
    menu: isShown && (
      <Portal>
        {/* biome-ignore lint/a11y/noStaticElementInteractions: only keeps the focus where somebody types */}
        <div className={css['menu']} style={besides(word.place)} onMouseDown={(event) => event.preventDefault()}>
          {hint ? <p className={css['hint']}>{hint}</p> : <TextList options={options} />}
        </div>
      </Portal>
    ),
  }
}

const lineUp = 12

/** Above what is typed where there is more room, as there mostly is. */
function besides({ x, top, bottom }: SlashWord['place']): CSSProperties {
  const isAbove = top > window.innerHeight / 2
  return {
    // What is typed stands above what is offered.
    '--menu-x': `${x - lineUp}px`,
    '--menu-room': `${(isAbove ? top : window.innerHeight - bottom) - 16}px`,
    ...(isAbove ? { insetBlockEnd: window.innerHeight - top + 6 } : { insetBlockStart: bottom + 6 }),
  }
}
