import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { WaitingReply } from '#web/lib/waiting-reply.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { RichText } from '#web/ui/rich-text.tsx'
import { isEmptyHtml } from '../composer/draft-content.ts'
import css from './scheduled.module.css'
import type { Scheduled } from './use-scheduled.ts'

interface Props {
  reply: WaitingReply
  scheduled: Scheduled
}

/** What a senior does with the reply of an agent in training. */
export function ApprovalActions({ reply, scheduled }: Props) {
  const { t } = useTranslation('tickets')
  const [open, setOpen] = useState<'edit' | 'sendBack'>()
  const { approve, sendBack } = scheduled
  const button = { size: 'compact-sm', disabled: approve.isPending || sendBack.isPending } as const
  const close = () => setOpen(undefined)
  const { id } = reply
  const { name } = reply.author
  const label = t(reply.secondsLeft > 0 ? 'approval.approveLater' : 'approval.approve')

  return (
    <div className={css['actions']}>
      <Button {...button} onClick={() => approve.mutate({ id, name })}>
        {label}
      </Button>
      <Button {...button} variant="default" onClick={() => setOpen('edit')}>
        {t('approval.edit')}
      </Button>
      <Button {...button} variant="default" onClick={() => setOpen('sendBack')}>
        {t('approval.sendBack')}
      </Button>
      {open === 'edit' && (
        <EditDialog
          reply={reply}
          label={label}
          onSubmit={(bodyHtml) => approve.mutate({ id, name, bodyHtml }, { onSettled: close })}
          isSaving={approve.isPending}
          onClose={close}
        />
      )}
      {open === 'sendBack' && (
        <WordDialog
          name={name}
          onSubmit={(word) => sendBack.mutate({ id, name, word }, { onSettled: close })}
          isSaving={sendBack.isPending}
          onClose={close}
        />
      )}
    </div>
  )
}

interface DialogProps {
  isSaving: boolean
  onSubmit: (text: string) => void
  onClose: () => void
}

function EditDialog({ reply, label, ...rest }: DialogProps & { reply: WaitingReply; label: string }) {
  const { t } = useTranslation('tickets')
  const [html, setHtml] = useState(reply.bodyHtml)
  const [isTried, setTried] = useState(false)
  const isEmpty = isEmptyHtml(html)
  return (
    <FormModal
      title={t('approval.editTitle', { name: reply.author.name })}
      submitLabel={label}
      isDirty={html !== reply.bodyHtml}
      isSaving={rest.isSaving}
      error={isTried && isEmpty ? t('approval.empty') : undefined}
      onSubmit={() => {
        setTried(true)
        if (!isEmpty) rest.onSubmit(html)
      }}
      onClose={rest.onClose}
    >
      <RichText value={html} onChange={setHtml} label={t('approval.text')} minHeight={160} />
    </FormModal>
  )
}

function WordDialog({ name, ...rest }: DialogProps & { name: string }) {
  const { t } = useTranslation('tickets')
  const [word, setWord] = useState('')
  const [isTried, setTried] = useState(false)
  const isEmpty = word.trim() === ''
  return (
    <FormModal
      title={t('approval.sendBackTitle', { name })}
      submitLabel={t('approval.sendBack')}
      isDirty={!isEmpty}
      isSaving={rest.isSaving}
      error={undefined}
      onSubmit={() => {
        setTried(true)
        if (!isEmpty) rest.onSubmit(word)
      }}
      onClose={rest.onClose}
    >
      <Textarea
        data-autofocus
        label={t('approval.word')}
        description={t('approval.wordHint', { name })}
        autosize
        minRows={3}
        maxLength={2000}
        value={word}
        onChange={(event) => setWord(event.currentTarget.value)}
        error={isTried && isEmpty ? t('approval.wordMissing') : undefined}
      />
    </FormModal>
  )
}
