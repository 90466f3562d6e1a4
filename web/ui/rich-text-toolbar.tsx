import { RichTextEditor as Mantine, type RichTextEditorLabels } from '@mantine/tiptap'
import { useTranslation } from 'react-i18next'
import { TableControl } from './table-control.tsx'

export function RichTextToolbar({ kind }: { kind: 'full' | 'basic' }) {
  const { t } = useTranslation('common')
  return (
    <Mantine.Toolbar role="toolbar" aria-label={t('editor.toolbar')}>
      <Mantine.ControlsGroup>
        <Mantine.Bold />
        <Mantine.Italic />
        {kind === 'full' && <Mantine.Underline />}
        {kind === 'full' && <Mantine.Strikethrough />}
        <Mantine.Link />
      </Mantine.ControlsGroup>
      <Mantine.ControlsGroup>
        <Mantine.BulletList />
        <Mantine.OrderedList />
        {kind === 'full' && <Mantine.H2 />}
        {kind === 'full' && <Mantine.Blockquote />}
        {kind === 'full' && <Mantine.CodeBlock />}
        {kind === 'full' && <TableControl />}
      </Mantine.ControlsGroup>
    </Mantine.Toolbar>
  )
}

export function useEditorLabels(): Partial<RichTextEditorLabels> {
  const { t } = useTranslation('common')
  return {
    boldControlLabel: t('editor.bold'),
    italicControlLabel: t('editor.italic'),
    linkControlLabel: t('editor.link'),
    unlinkControlLabel: t('editor.unlink'),
    bulletListControlLabel: t('editor.bulletList'),
    orderedListControlLabel: t('editor.orderedList'),
    blockquoteControlLabel: t('editor.quote'),
    codeControlLabel: t('editor.code'),
    codeBlockControlLabel: t('editor.codeBlock'),
    underlineControlLabel: t('editor.underline'),
    strikeControlLabel: t('editor.strike'),
    h2ControlLabel: t('editor.heading'),
    linkEditorInputLabel: t('editor.linkUrl'),
    linkEditorInputPlaceholder: t('editor.linkPlaceholder'),
    linkEditorExternalLink: t('editor.linkNewTab'),
    linkEditorInternalLink: t('editor.linkNewTab'),
    linkEditorSave: t('editor.linkSave'),
  }
}
