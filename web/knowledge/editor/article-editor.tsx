import '@mantine/tiptap/styles.layer.css'
import { RichTextEditor as Mantine } from '@mantine/tiptap'
import Placeholder from '@tiptap/extension-placeholder'
import { useEditor } from '@tiptap/react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { uploadFile } from '#web/lib/upload.ts'
import { showError } from '#web/ui/notify.ts'
import { hasWords, readPasted } from '#web/ui/pasted-html.ts'
import { useEditorLabels } from '#web/ui/rich-text-toolbar.tsx'
import css from '../article-text.module.css'
import { articleSchema } from './article-schema.ts'
import { ArticleToolbar } from './article-toolbar.tsx'

interface Props {
  /** What it begins with; later changes come from here alone. */
  initial: string
  lang: string
  onChange: (html: string) => void
}

/** Where the text of an article is written. Pictures that are pasted or dropped are uploaded where they fall. */
export function ArticleEditor({ initial, lang, onChange }: Props) {
  const { t, i18n } = useTranslation('knowledge')
  const latest = useRef(onChange)
  latest.current = onChange
  const takeFiles = useRef((_files: File[]) => {})
  const editor = useEditor(
    {
      extensions: [...articleSchema, Placeholder.configure({ placeholder: t('edit.body') })],
      content: initial,
      immediatelyRender: true,
      onUpdate: ({ editor: current }) => latest.current(current.isEmpty ? '' : current.getHTML()),
      editorProps: {
        attributes: {
          'aria-label': t('edit.body'),
          role: 'textbox',
          'aria-multiline': 'true',
          lang,
          class: css['text'] ?? '',
        },
        transformPastedHTML: (html) => {
          const pasted = readPasted(html)
          if (pasted.pictures.length > 0) takeFiles.current(pasted.pictures)
          return pasted.html
        },
        handlePaste: (_, event) => takes(event.clipboardData),
        handleDrop: (_, event) => takes(event.dataTransfer),
      },
    },
    [i18n.language],
  )
  takeFiles.current = (files) => {
    for (const file of files.filter(({ type }) => type.startsWith('image/')))
      uploadFile(file).then(
        ({ id, filename }) =>
          editor
            ?.chain()
            .focus()
            .setImage({ src: `/api/v1/attachments/${id}`, alt: filename })
            .run(),
        showError,
      )
  }
  function takes(data: DataTransfer | null): boolean {
    const files = [...(data?.files ?? [])]
    if (files.length === 0 || hasWords(data?.getData('text/html') ?? '')) return false
    takeFiles.current(files)
    return true
  }
  return (
    <Mantine editor={editor} labels={useEditorLabels()}>
      <ArticleToolbar onFiles={(files) => takeFiles.current(files)} />
      <Mantine.Content />
    </Mantine>
  )
}
