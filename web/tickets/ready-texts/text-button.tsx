import { ActionIcon, Popover, TextInput, Tooltip } from '@mantine/core'
import { IconBlockquote, IconSearch } from '@tabler/icons-react'
import { type RefObject, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import type { RichTextHandle } from '#web/ui/rich-text.tsx'
import css from './ready-texts.module.css'
import { TextList } from './text-options.tsx'
import { useTextOptions } from './use-text-options.ts'

interface Props {
  ticket: Ticket
  editor: RefObject<RichTextHandle | null>
}

/** The ready-made texts for those who do not know the slash. */
export function TextButton({ ticket, editor }: Props) {
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
        {isOpen && <Finder ticket={ticket} editor={editor} onClose={() => setOpen(false)} />}
      </Popover.Dropdown>
    </Popover>
  )
}

function Finder({ ticket, editor, onClose }: Props & { onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const [query, setQuery] = useState('')
  const options = useTextOptions({
    ticket,
    query,
    onChoose: ({ bodyHtml }) => {
      onClose()
      editor.current?.insertHtml(bodyHtml)
    },
  })
  return (
    <>
      <TextInput
        data-autofocus
        className={css['search'] ?? ''}
        role="combobox"
        aria-expanded={options.found.length > 0}
        aria-controls={options.listId}
        aria-autocomplete="list"
        aria-label={t('texts.search')}
        placeholder={t('texts.search')}
        leftSection={<IconSearch size={15} aria-hidden />}
        value={query}
        onChange={(event) => setQuery(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Tab' && options.takes(event.key)) event.preventDefault()
        }}
        {...(options.active && { 'aria-activedescendant': options.optionId(options.active) })}
      />
      <TextList options={options} />
      {options.found.length === 0 && !options.isPending && (
        <p className={css['hint']} role="status">
          {options.isNone ? t('texts.none') : t('texts.nothing')}
        </p>
      )}
    </>
  )
}
