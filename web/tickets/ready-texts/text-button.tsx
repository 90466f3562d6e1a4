import { ActionIcon, Popover, Tooltip } from '@mantine/core'
import { IconBlockquote } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Attachment } from '#contract/attachments.ts'
import type { Ticket } from '#contract/tickets.ts'
import { OptionSearch } from '#web/ui/option-search.tsx'
import type { RichTextHandle } from '#web/ui/rich-text.tsx'
import css from './ready-texts.module.css'
import { TextList } from './text-list.tsx'
import { useTextOptions } from './use-text-options.ts'

interface Props {
  ticket: Ticket
  editor: RefObject<RichTextHandle | null>
  onFiles: (files: Attachment[]) => void
}

/** The ready-made texts for those who do not know the slash. */
export function TextButton({ ticket, editor, onFiles }: Props) {
  const { t } = useTranslation('tickets')
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover
      opened={isOpen}
      onChange={setOpen}
      position="top-start"
      offset={{ mainAxis: 8, crossAxis: -40 }}
      trapFocus
      returnFocus={false}
      withOverlay
      overlayProps={{ backgroundOpacity: 0 }}
    >
      <Popover.Target>
        <Tooltip label={t('texts.button')}>
          <ActionIcon
            variant="subtle"
            color="gray"
            size={30}
            aria-label={t('texts.button')}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            <IconBlockquote size={17} />
          </ActionIcon>
        </Tooltip>
      </Popover.Target>
      <Popover.Dropdown p={0} className={css['dropdown'] ?? ''}>
        {isOpen && <Finder ticket={ticket} editor={editor} onFiles={onFiles} onClose={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function Finder({ ticket, editor, onFiles, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const [query, setQuery] = useState('')
  const options = useTextOptions({
    ticket,
    query,
    onFiles,
    onChoose: ({ bodyHtml }) => {
      onClose()
      editor.current?.insertHtml(bodyHtml)
    },
  })
  return (
    <>
      <OptionSearch options={options} label={t('texts.search')} value={query} onChange={setQuery} />
      <TextList options={options} />
      {options.found.length === 0 && !options.isPending && (
        <p className={css['hint']} role="status">
          {options.isNone ? t('texts.none') : t('texts.nothing')}
        </p>
      )}
    </>
  )
}
