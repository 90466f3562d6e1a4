import { Skeleton } from '@mantine/core'
import { lazy, type Ref, Suspense, useCallback, useImperativeHandle, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Named } from './mention-node.ts'
import type { SlashWord } from './slash-word.ts'

export type { SlashWord } from './slash-word.ts'

export interface RichTextHandle {
  focus: () => void
  insertHtml: (html: string) => void
  insertImage: (src: string, alt: string) => void
  clear: () => void
  /** Says which option of a list the keys of the text move now; undefined: the list is gone. */
  pointAt: (optionId: string | undefined) => void
}

export interface RichTextProps {
  /** HTML; empty when nothing is written. */
  value: string
  onChange: (html: string) => void
  label: string
  placeholder?: string
  /** Files that were pasted or dropped into the text. */
  onFiles?: (files: File[]) => void
  /** Ctrl or Cmd with Enter. */
  onSubmit?: () => void
  /** A word that begins with a slash is being typed, or no longer is. */
  onSlash?: (word: SlashWord | undefined) => void
  /** Asked first for every key; true: it was taken. */
  onKey?: (event: KeyboardEvent) => boolean
  minHeight?: number
  toolbar?: 'full' | 'basic'
  autoFocus?: boolean
  /** Given where colleagues can be named after an `@`; the names stay in the text while it is off. */
  mentions?: { isOn: boolean; find: (query: string) => Promise<Named[]> } | undefined
  editorRef?: Ref<RichTextHandle>
}

const Editor = lazy(() => import('./rich-text-editor.tsx').then((module) => ({ default: module.RichTextEditor })))

/** The editor, fetched when it is first needed. What it is asked to do until then it does once it is there. */
export function RichText({ editorRef, ...props }: RichTextProps) {
  const { t } = useTranslation('common')
  const { handle, onReady } = useWaitingActs(editorRef)
  const height = (props.minHeight ?? 96) + 40
  return (
    <Suspense
      fallback={
        <div role="status" aria-label={t('editor.loading')}>
          <Skeleton height={height} radius="md" />
        </div>
      }
    >
      <Editor {...props} editorRef={handle} onReady={onReady} />
    </Suspense>
  )
}

type Act = (editor: RichTextHandle) => void

/** Gives out a handle at once, and keeps what it is asked for until the editor's own one can do it. */
function useWaitingActs(given: Ref<RichTextHandle> | undefined) {
  const handle = useRef<RichTextHandle>(null)
  const isReady = useRef(false)
  const waiting = useRef<Act[]>([])
  const onReady = useCallback(() => {
    isReady.current = true
    for (const act of waiting.current.splice(0)) if (handle.current !== null) act(handle.current)
  }, [])
  useImperativeHandle(given, () => {
    const whenReady = (act: Act) => {
      if (isReady.current && handle.current !== null) act(handle.current)
      else waiting.current.push(act)
    }
    return {
      focus: () => whenReady((editor) => editor.focus()),
      insertHtml: (html) => whenReady((editor) => editor.insertHtml(html)),
      insertImage: (src, alt) => whenReady((editor) => editor.insertImage(src, alt)),
      clear: () => whenReady((editor) => editor.clear()),
      pointAt: (optionId) => handle.current?.pointAt(optionId),
    }
  }, [])
  return { handle, onReady }
}
