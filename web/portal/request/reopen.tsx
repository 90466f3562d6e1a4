import { Button, Textarea } from '@mantine/core'
import { IconRotate } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '../api.ts'
import { Refusal } from '../frame/failed.tsx'
import { showSuccess } from '../frame/toast.ts'
import { useKept } from '../kept.ts'
import { Panel } from './panel.tsx'
import css from './reply-box.module.css'
import { takeChanged } from './take-changed.ts'

/** A solved request is asked about; one that is not solved is opened again with what is still wrong. */
export function Reopen({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('portal')
  const [isOpen, setOpen] = useState(false)
  return (
    <Panel title={t('solved.question')} text={isOpen ? t('reopen.hint') : t('solved.text')}>
      {isOpen ? (
        <ReopenForm ticket={ticket} />
      ) : (
        <Button variant="default" leftSection={<IconRotate size={17} aria-hidden />} onClick={() => setOpen(true)}>
          {t('reopen.action')}
        </Button>
      )}
    </Panel>
  )
}

function ReopenForm({ ticket }: { ticket: Ticket }) {
  const { t } = useTranslation('portal')
  const [text, setText, forget] = useKept(`reopen.${ticket.number}`, '')
  const reopen = useMutation({
    mutationFn: (bodyText: string) => api.tickets.reopen({ params: { number: ticket.number }, body: { bodyText } }),
    onSuccess: (changed) => {
      forget()
      takeChanged(changed)
      showSuccess(t('reopen.done'))
    },
  })

  function submit(event: FormEvent) {
    event.preventDefault()
    if (!reopen.isPending) reopen.mutate(text.trim())
  }

  return (
    <form onSubmit={submit} className={css['form']}>
      <Textarea
        size="md"
        autoFocus
        autosize
        minRows={3}
        maxRows={16}
        maxLength={20_000}
        label={t('reopen.label')}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {reopen.isError && <Refusal error={reopen.error} />}
      <div className={css['foot']}>
        <Button type="submit" loading={reopen.isPending}>
          {t('reopen.send')}
        </Button>
      </div>
    </form>
  )
}
