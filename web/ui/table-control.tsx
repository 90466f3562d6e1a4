import { Menu } from '@mantine/core'
import { RichTextEditor as Mantine, useRichTextEditorContext } from '@mantine/tiptap'
import { IconTable } from '@tabler/icons-react'
import { type Editor, useEditorState } from '@tiptap/react'
import { useTranslation } from 'react-i18next'

/** Inserts a table, or changes the one that is being written in. */
export function TableControl() {
  const { t } = useTranslation('common')
  const { editor } = useRichTextEditorContext()
  const isInside = useEditorState({ editor, selector: ({ editor: current }) => current?.isActive('table') ?? false })
  if (!editor) return null

  if (!isInside) {
    return (
      <Mantine.Control
        aria-label={t('editor.tableInsert')}
        title={t('editor.tableInsert')}
        onClick={() => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()}
      >
        <IconTable size={16} stroke={1.5} aria-hidden />
      </Mantine.Control>
    )
  }
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Mantine.Control active aria-label={t('editor.table')} title={t('editor.table')}>
          <IconTable size={16} stroke={1.5} aria-hidden />
        </Mantine.Control>
      </Menu.Target>
      <Menu.Dropdown>
        {acts.map(({ word, run }) => (
          <Menu.Item key={word} onClick={() => run(editor)}>
            {t(`editor.${word}`)}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

const acts = [
  { word: 'rowAfter', run: (editor: Editor) => editor.chain().focus().addRowAfter().run() },
  { word: 'columnAfter', run: (editor: Editor) => editor.chain().focus().addColumnAfter().run() },
  { word: 'rowRemove', run: (editor: Editor) => editor.chain().focus().deleteRow().run() },
  { word: 'columnRemove', run: (editor: Editor) => editor.chain().focus().deleteColumn().run() },
  { word: 'tableHeader', run: (editor: Editor) => editor.chain().focus().toggleHeaderRow().run() },
  { word: 'tableRemove', run: (editor: Editor) => editor.chain().focus().deleteTable().run() },
] as const
