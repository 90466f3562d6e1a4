import { Button } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Me } from '#contract/sessions.ts'
import { fieldErrors } from '#web/lib/errors.ts'
import { FileArea } from '../files/file-area.tsx'
import { useFiles } from '../files/use-files.ts'
import { Refusal } from '../frame/failed.tsx'
import { useKept } from '../kept.ts'
import { isPerson } from '../visitor.ts'
import { Honeypot } from './honeypot.tsx'
import { KindAndWords } from './kind-and-words.tsx'
import css from './new-form.module.css'
import { type DraftFaults, emptyDraft, faultsFromServer, faultsOf, type RequestDraft } from './request-draft.ts'
import { RequestFields } from './request-fields.tsx'
import type { SentRequest } from './sent.tsx'
import { SuggestedAnswers } from './suggested-answers.tsx'
import { UrgencyAndFiles } from './urgency-and-files.tsx'
import { useSendRequest } from './use-send-request.ts'
import { WhoAreYou } from './who-are-you.tsx'

interface Props {
  visitor: Me | null
  firstSubject: string
  /** Of the device that it is about, where a printed label led here. */
  label?: string
  onSent: (request: SentRequest) => void
  /** An answer settled it before it was sent. */
  onSettled: () => void
}

export function NewForm({ visitor, firstSubject, label, onSent, onSettled }: Props) {
  const { t } = useTranslation('portal')
  const form = useRef<HTMLFormElement>(null)
  const keptAs = label === undefined ? 'new' : `new.${label}`
  const [draft, setDraft, forget] = useKept<RequestDraft>(keptAs, emptyDraft)
  const [faults, setFaults] = useState<DraftFaults>({})
  const [fieldFaults, setFieldFaults] = useState<Record<string, string>>({})
  const files = useFiles(`${keptAs}.files`)
  const send = useSendRequest(visitor, label)
  const isStranger = !isPerson(visitor)
  const filesFault = files.hasFailed ? t('files.fix') : files.isBusy ? t('files.wait') : undefined
  const [wasPressed, setPressed] = useState(false)

  useEffect(() => {
    if (firstSubject !== '')
      setDraft((before) => (before.subject === '' ? { ...before, subject: firstSubject } : before))
  }, [firstSubject, setDraft])
  useEffect(() => {
    if (Object.keys(faults).length + Object.keys(fieldFaults).length > 0)
      form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [faults, fieldFaults])

  function change(next: Partial<RequestDraft>) {
    setDraft((before) => ({ ...before, ...next }))
    const stillWrong = Object.entries(faults).filter(([field]) => !(field in next))
    if (next.fields !== undefined) setFieldFaults({})
    if (stillWrong.length < Object.keys(faults).length) setFaults(Object.fromEntries(stillWrong))
  }

  function submit(event: FormEvent) {
    event.preventDefault()
    setPressed(true)
    const found = faultsOf(draft, isStranger)
    setFaults(found)
    if (Object.keys(found).length > 0 || filesFault !== undefined || send.isPending) return
    send.mutate(
      { draft, attachmentIds: files.ids },
      {
        onSuccess: (number) => {
          forget()
          files.clear()
          onSent({ number, email: draft.email.trim() })
        },
        onError: (error) => {
          setFaults(faultsFromServer(fieldErrors(error)))
          setFieldFaults(fieldErrors(error) ?? {})
        },
      },
    )
  }

  return (
    <form ref={form} noValidate onSubmit={submit}>
      <FileArea onFiles={files.add} className={css['form']}>
        <KindAndWords draft={draft} faults={faults} onChange={change} />
        <SuggestedAnswers
          subject={draft.subject}
          onSettled={() => {
            forget()
            files.clear()
            onSettled()
          }}
        />
        <RequestFields draft={draft} errors={fieldFaults} onChange={change} />
        <UrgencyAndFiles draft={draft} files={files} onChange={change} />
        {isStranger && <WhoAreYou draft={draft} faults={faults} onChange={change} />}
        {isStranger && <Honeypot value={draft.website} onChange={(website) => change({ website })} />}
        {send.isError && <Refusal error={send.error} />}
        <div className={css['foot']}>
          <Button type="submit" size="md" loading={send.isPending} leftSection={<IconSend size={18} aria-hidden />}>
            {t('new.send')}
          </Button>
          <p role="status">
            {wasPressed && filesFault
              ? filesFault
              : Object.keys(faults).length + Object.keys(fieldFaults).length > 0
                ? t('new.bad')
                : t('new.kept')}
          </p>
        </div>
      </FileArea>
    </form>
  )
}
