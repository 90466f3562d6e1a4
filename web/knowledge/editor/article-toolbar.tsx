import { FileButton, Menu } from '@mantine/core'
import { RichTextEditor as Mantine, useRichTextEditorContext } from '@mantine/tiptap'
import { IconBraces, IconHash, IconInfoSquareRounded, IconListCheck, IconPhoto, IconVideo } from '@tabler/icons-react'
import type { Editor } from '@tiptap/react'
import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { articleVariables, calloutKinds, slugOf } from '#contract/article-text.ts'
import { TableControl } from '#web/ui/table-control.tsx'
import { VideoDialog } from './video-dialog.tsx'

/** The tools of an article: those of replies, and what makes instructions easy to follow. */
export function ArticleToolbar({ onFiles }: { onFiles: (files: File[]) => void }) {
  const { t } = useTranslation('knowledge')
  const { editor } = useRichTextEditorContext()
  const [asksVideo, setAsksVideo] = useState(false)
  return (
    <Mantine.Toolbar sticky role="toolbar" aria-label={t('edit.body')}>
      <Mantine.ControlsGroup>
        <Mantine.Bold />
        <Mantine.Italic />
        <Mantine.Code />
        <Mantine.Link />
      </Mantine.ControlsGroup>
      <Mantine.ControlsGroup>
        <Mantine.H2 />
        <Mantine.H3 />
        <Mantine.BulletList />
        <Mantine.OrderedList />
        <Control
          label={t('tool.steps')}
          icon={<IconListCheck size={16} stroke={1.5} />}
          onClick={() => editor && toggleSteps(editor)}
        />
        <Mantine.Blockquote />
        <Mantine.CodeBlock />
        <TableControl />
      </Mantine.ControlsGroup>
      <Mantine.ControlsGroup>
        <FileButton multiple accept="image/*" onChange={onFiles}>
          {({ onClick }) => (
            <Control label={t('tool.picture')} icon={<IconPhoto size={16} stroke={1.5} />} onClick={onClick} />
          )}
        </FileButton>
        <Control
          label={t('tool.video')}
          icon={<IconVideo size={16} stroke={1.5} />}
          onClick={() => setAsksVideo(true)}
        />
        <Choices label={t('tool.callout')} icon={<IconInfoSquareRounded size={16} stroke={1.5} />}>
          {[
            ...calloutKinds.map((kind) => ({
              label: t(`tool.callout.${kind}`),
              run: () => editor && setCallout(editor, kind),
            })),
            { label: t('tool.callout.none'), run: () => editor?.chain().focus().lift('callout').run() },
          ]}
        </Choices>
        <Choices label={t('tool.anchor')} icon={<IconHash size={16} stroke={1.5} />}>
          {headingsOf(editor).map((text) => ({
            label: text,
            run: () => editor?.chain().focus().insertContent(anchorLink(text)).run(),
          }))}
        </Choices>
        <Choices label={t('tool.variable')} icon={<IconBraces size={16} stroke={1.5} />}>
          {articleVariables.map((name) => ({
            label: t(`variable.${name}`),
            run: () => editor?.chain().focus().insertContent(`{{${name}}}`).run(),
          }))}
        </Choices>
      </Mantine.ControlsGroup>
      {asksVideo && <VideoDialog editor={editor} onClose={() => setAsksVideo(false)} />}
    </Mantine.Toolbar>
  )
}

function Control({ label, icon, onClick }: { label: string; icon: ReactNode; onClick: () => void }) {
  return (
    <Mantine.Control aria-label={label} title={label} onClick={onClick}>
      {icon}
    </Mantine.Control>
  )
}

function Choices({
  label,
  icon,
  children,
}: {
  label: string
  icon: ReactNode
  children: { label: string; run: () => unknown }[]
}) {
  if (children.length === 0) return null
  return (
    <Menu position="bottom-start" returnFocus={false}>
      <Menu.Target>
        <Mantine.Control aria-label={label} title={label}>
          {icon}
        </Mantine.Control>
      </Menu.Target>
      <Menu.Dropdown>
        {children.map((one) => (
          <Menu.Item key={one.label} onClick={() => void one.run()}>
            {one.label}
          </Menu.Item>
        ))}
      </Menu.Dropdown>
    </Menu>
  )
}

function setCallout(editor: Editor, kind: string): void {
  if (editor.isActive('callout')) editor.chain().focus().updateAttributes('callout', { kind }).run()
  else editor.chain().focus().wrapIn('callout', { kind }).run()
}

/** A numbered list of steps, or one that is no longer. */
function toggleSteps(editor: Editor): void {
  if (editor.isActive('orderedList', { steps: true })) {
    editor.chain().focus().updateAttributes('orderedList', { steps: null }).run()
    return
  }
  const chain = editor.chain().focus()
  const listed = editor.isActive('orderedList') ? chain : chain.toggleOrderedList()
  listed.updateAttributes('orderedList', { steps: true }).run()
}

function headingsOf(editor: Editor | null): string[] {
  const found: string[] = []
  editor?.state.doc.descendants((node) => {
    if (node.type.name === 'heading' && node.textContent.trim() !== '') found.push(node.textContent.trim())
  })
  return [...new Set(found)]
}

function anchorLink(text: string) {
  return { type: 'text', text, marks: [{ type: 'link', attrs: { href: `#${slugOf(text, 60) || 'part'}` } }] }
}
