import { Button, Textarea } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { type FormEvent, type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { FileArea } from '../files/file-area.tsx'
import { FileButton } from '../files/file-button.tsx'
import { FileList } from '../files/file-list.tsx'
import { useFiles } from '../files/use-files.ts'
import { Refusal } from '../frame/failed.tsx'
import { useKept } from '../kept.ts'
import css from './reply-box.module.css'
import { useReply } from './use-reply.ts'

export function ReplyBox({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('portal')
  const [text, setText, forget] = useKept(`reply.${ticket.number}`, '')
  const files = useFiles(`reply.${ticket.number}.files`)
  const reply = useReply(ticket.number)
  const [fault, setFault] = useState<'reply.empty' | 'files.wait' | 'files.fix'>()

  function send() {
    const found = files.hasFailed ? 'files.fix' : files.isBusy ? 'files.wait' : undefined
    const isEmpty = text.trim() === '' && files.ids.length === 0
    setFault(found ?? (isEmpty ? 'reply.empty' : undefined))
    if (found || isEmpty || reply.isPending) return
    reply.mutate(
      { bodyText: text.trim(), attachmentIds: files.ids },
      {
        onSuccess: () => {
          forget()
          files.clear()
        },
      },
    )
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    send()
  }

  function onKeyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault()
      send()
    }
  }

  return (
    <form onSubmit={submit} noValidate>
      <FileArea onFiles={files.add} className={css['box']}>
        <Textarea
          size="md"
          variant="unstyled"
          autosize
          minRows={3}
          maxRows={18}
          aria-label={t('reply.label')}
          placeholder={t('reply.placeholder')}
          value={text}
          error={fault === 'reply.empty' && t('reply.empty')}
          onChange={(event) => {
            setText(event.currentTarget.value)
            setFault(undefined)
          }}
          onKeyDown={onKeyDown}
        />
        <FileList files={files} />
        {reply.isError && <Refusal error={reply.error} />}
        {fault && fault !== 'reply.empty' && (files.isBusy || files.hasFailed) && <p role="alert">{t(fault)}</p>}
        <div className={css['foot']}>
          <FileButton onFiles={files.add} />
          <Button type="submit" loading={reply.isPending} leftSection={<IconSend size={17} aria-hidden />}>
            {t('reply.send')}
          </Button>
        </div>
      </FileArea>
    </form>
  )
}
