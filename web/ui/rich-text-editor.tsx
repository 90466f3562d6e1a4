import '@mantine/tiptap/styles.layer.css'
import { RichTextEditor as Mantine } from '@mantine/tiptap'
import { Extension } from '@tiptap/core'
import Placeholder from '@tiptap/extension-placeholder'
import { type Editor, useEditor } from '@tiptap/react'
import { useEffect, useImperativeHandle, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { editorSchema } from './editor-schema.ts'
import { hasWords, readPasted } from './pasted-html.ts'
import type { RichTextProps } from './rich-text.tsx'
import css from './rich-text-editor.module.css'
import { RichTextToolbar, useEditorLabels } from './rich-text-toolbar.tsx'
import { asInserted, slashWordIn } from './slash-word.ts'
import { useMentions } from './use-mentions.tsx'

interface Props extends RichTextProps {
  /** It shows its text, and can be asked to do something. */
  onReady: () => void
}

export function RichTextEditor(props: Props) {
  const { value, label, placeholder = '', minHeight = 96, toolbar = 'full', autoFocus = false } = props
  const { i18n } = useTranslation('common')
  const latest = useRef(props)
  latest.current = props
  /** What came from here and may still be on its way back. */
  const own = useRef(new Set<string>())
  const labels = useEditorLabels()
  const { extension, list } = useMentions(latest)
  const hasMentions = props.mentions !== undefined

  const editor = useEditor(
    {
      extensions: [
        ...editorSchema,
        leftByEscape,
        ...(hasMentions ? [extension] : []),
        Placeholder.configure({ placeholder: () => latest.current.placeholder ?? placeholder }),
      ],
      content: value,
      autofocus: autoFocus ? 'end' : false,
      immediatelyRender: true,
      onUpdate: ({ editor: current }) => {
        const html = htmlOf(current)
        own.current.add(html)
        latest.current.onChange(html)
      },
      onTransaction: ({ editor: current }) => latest.current.onSlash?.(slashWordIn(current)),
      onBlur: () => latest.current.onSlash?.(undefined),
      editorProps: {
        attributes: { 'aria-label': label, role: 'textbox', 'aria-multiline': 'true' },
        handleKeyDown: (_, event) => latest.current.onKey?.(event) === true || submits(event, latest.current.onSubmit),
        transformPastedHTML: (html) => pastedText(html, latest.current.onFiles),
        handlePaste: (_, event) => takesFiles(event.clipboardData, latest.current.onFiles),
        handleDrop: (_, event) => takesFiles(event.dataTransfer, latest.current.onFiles),
      },
    },
    [label, i18n.language, hasMentions],
  )

  useEffect(() => {
    if (!editor || editor.isDestroyed) return
    const isShown = value === htmlOf(editor)
    // What was typed comes back a moment later, when more may have been typed: only others' words are put in.
    if (!isShown && own.current.has(value)) return
    if (!isShown) editor.commands.setContent(value, { emitUpdate: false })
    own.current = new Set([value])
  }, [editor, value])

  // After the effect above, which would take what is put in before it for words of others, and away.
  const { onReady } = props
  useEffect(() => {
    if (editor && !editor.isDestroyed) onReady()
  }, [editor, onReady])

  const mayName = props.mentions?.isOn
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was typed before is looked at again when names come on or off
  useEffect(() => {
    if (editor && !editor.isDestroyed) editor.view.dispatch(editor.state.tr)
  }, [editor, mayName])

  useImperativeHandle(props.editorRef, () => ({
    focus: () => void editor?.commands.focus('end'),
    insertHtml: (html) => void editor?.chain().focus().insertContent(asInserted(html)).run(),
    insertImage: (src, alt) => void editor?.chain().focus().setImage({ src, alt }).run(),
    clear: () => void editor?.commands.clearContent(true),
    pointAt: (optionId) => pointAt(editor?.view.dom, optionId),
  }))

  return (
    <Mantine
      editor={editor}
      labels={labels}
      className={css.editor ?? ''}
      style={{ '--editor-min-height': `${minHeight}px` }}
    >
      <RichTextToolbar kind={toolbar} />
      <Mantine.Content />
      {list}
    </Mantine>
  )
}

function pointAt(element: HTMLElement | undefined, optionId: string | undefined): void {
  if (optionId === undefined) element?.removeAttribute('aria-activedescendant')
  else element?.setAttribute('aria-activedescendant', optionId)
}

function htmlOf(editor: Editor): string {
  return editor.isEmpty ? '' : editor.getHTML()
}

function submits(event: KeyboardEvent, onSubmit: (() => void) | undefined): boolean {
  if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey) || !onSubmit) return false
  event.preventDefault()
  onSubmit()
  return true
}

type TakeFiles = ((files: File[]) => void) | undefined

function pastedText(html: string, onFiles: TakeFiles): string {
  const pasted = readPasted(html)
  if (pasted.pictures.length > 0) onFiles?.(pasted.pictures)
  return pasted.html
}

function takesFiles(data: DataTransfer | null, onFiles: TakeFiles): boolean {
  const files = [...(data?.files ?? [])]
  if (files.length === 0 || !onFiles) return false
  // Word processors and spreadsheets put a picture of the text beside it: then the text is what is meant.
  if (hasWords(data?.getData('text/html') ?? '')) return false
  onFiles(files)
  return true
}

/** The way out for whoever has no mouse, after all lists that Escape closes first. */
const leftByEscape = Extension.create({
  name: 'leftByEscape',
  priority: 1,
  addKeyboardShortcuts: () => ({
    // biome-ignore lint/correctness/noComponentHookFactories: it is the name of a key, not of a component.
    Escape: ({ editor }) => {
      editor.commands.blur()
      return false
    },
  }),
})
