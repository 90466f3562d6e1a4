import { ActionIcon, Tooltip } from '@mantine/core'
import { IconSparkles } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import type { RichTextHandle } from '#web/ui/rich-text.tsx'
import { DraftDialog } from './draft-dialog.tsx'
import { useAiFeatures } from './use-ai.ts'

/** Has a reply drafted from articles. Nothing where that is switched off. */
export function AiDraftButton({ ticket, editor }: { ticket: Ticket; editor: RefObject<RichTextHandle | null> }) {
  const { t } = useTranslation('tickets')
  const [isOpen, setOpen] = useState(false)
  if (!useAiFeatures().includes('reply')) return null
  return (
    <>
      <Tooltip label={t('ai.draft')}>
        <ActionIcon variant="subtle" color="gray" size={30} aria-label={t('ai.draft')} onClick={() => setOpen(true)}>
          <IconSparkles size={17} />
        </ActionIcon>
      </Tooltip>
      {isOpen && (
        <DraftDialog
          ticket={ticket}
          onInsert={(html) => {
            setOpen(false)
            editor.current?.insertHtml(html)
          }}
          onClose={() => setOpen(false)}
        />
      )}
    </>
  )
}
