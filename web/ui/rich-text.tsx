import { Skeleton } from '@mantine/core'
import { lazy, type Ref, Suspense } from 'react'
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

/** The editor, fetched when it is first needed. */
export function RichText(props: RichTextProps) {
  const { t } = useTranslation('common')
  const height = (props.minHeight ?? 96) + 40
  return (
    <Suspense
      fallback={
        <div role="status" aria-label={t('editor.loading')}>
          <Skeleton height={height} radius="md" />
        </div>
      }
    >
      <Editor {...props} />
    </Suspense>
  )
}
