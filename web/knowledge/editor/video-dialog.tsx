import { TextInput } from '@mantine/core'
import type { Editor } from '@tiptap/react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { FormModal } from '#web/ui/form-modal.tsx'

/** Asks for the address of a film and puts a link to it into the text. */
export function VideoDialog({ editor, onClose }: { editor: Editor | null; onClose: () => void }) {
  const { t } = useTranslation('knowledge')
  const [url, setUrl] = useState('')
  const insert = () => {
    if (!/^https:\/\/\S+$/i.test(url.trim())) return
    const marks = [{ type: 'link', attrs: { href: url.trim(), video: true } }]
    editor?.chain().focus().insertContent({ type: 'text', text: url.trim(), marks }).run()
    onClose()
  }
  return (
    <FormModal
      title={t('tool.video')}
      submitLabel={t('tool.video')}
      isDirty={false}
      isSaving={false}
      error={undefined}
      onSubmit={insert}
      onClose={onClose}
    >
      <TextInput
        label={t('tool.video.url')}
        placeholder="https://"
        type="url"
        required
        data-autofocus
        value={url}
        onChange={(event) => setUrl(event.currentTarget.value)}
      />
    </FormModal>
  )
}
