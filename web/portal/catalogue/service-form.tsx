import { Button, Textarea } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { type FormEvent, useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ServiceOffer } from '#contract/catalogue.ts'
import type { Me } from '#contract/sessions.ts'
import { shownFields } from '#contract/shown-fields.ts'
import { fieldErrors } from '#web/lib/errors.ts'
import { FieldInput } from '#web/ui/field-input.tsx'
import { isAddress } from '../entry/is-address.ts'
import { FileArea } from '../files/file-area.tsx'
import { FileButton } from '../files/file-button.tsx'
import { FileList } from '../files/file-list.tsx'
import { useFiles } from '../files/use-files.ts'
import { Refusal } from '../frame/failed.tsx'
import { useKept } from '../kept.ts'
import '../look/field-styles.ts'
import { Honeypot } from '../new/honeypot.tsx'
import form from '../new/new-form.module.css'
import { type DraftFaults, emptyDraft, type RequestDraft } from '../new/request-draft.ts'
import type { SentRequest } from '../new/sent.tsx'
import { WhoAreYou } from '../new/who-are-you.tsx'
import { isPerson } from '../visitor.ts'
import { useRequestService } from './use-request-service.ts'

interface Props {
  service: ServiceOffer
  visitor: Me | null
  onSent: (request: SentRequest) => void
}

/** What the service asks for, and nothing that it does not need. */
export function ServiceForm({ service, visitor, onSent }: Props) {
  const { t } = useTranslation('portal')
  const place = useRef<HTMLFormElement>(null)
  const [draft, setDraft, forget] = useKept<RequestDraft>(`service.${service.id}`, emptyDraft)
  const [faults, setFaults] = useState<DraftFaults>({})
  const [fieldFaults, setFieldFaults] = useState<Record<string, string>>({})
  const files = useFiles(`service.${service.id}.files`)
  const send = useRequestService(service.id, visitor)
  const isStranger = !isPerson(visitor)
  const change = (next: Partial<RequestDraft>) => setDraft((before) => ({ ...before, ...next }))
  const fields = service.form.map(({ field }) => field)
  const shown = shownFields(fields, service.ticketType, draft.fields)
  const required = new Set(service.form.filter(({ isRequired }) => isRequired).map(({ field }) => field.key))
  useEffect(() => {
    if (Object.keys(faults).length + Object.keys(fieldFaults).length > 0)
      place.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus()
  }, [faults, fieldFaults])

  function submit(event: FormEvent) {
    event.preventDefault()
    const lacking = shown.filter(({ key }) => required.has(key) && draft.fields[key] === undefined)
    const nameless: DraftFaults = {
      ...(isStranger && draft.name.trim() === '' ? { name: true } : {}),
      ...(isStranger && !isAddress(draft.email) ? { email: true } : {}),
    }
    setFaults(nameless)
    setFieldFaults(Object.fromEntries(lacking.map(({ key }) => [`fields.${key}`, t('catalogue.needed')])))
    if (lacking.length + Object.keys(nameless).length > 0 || files.hasFailed || files.isBusy || send.isPending) return
    const keys = new Set(shown.map(({ key }) => key))
    const values = Object.fromEntries(Object.entries(draft.fields).filter(([key]) => keys.has(key)))
    send.mutate(
      { draft: { ...draft, fields: values }, attachmentIds: files.ids },
      {
        onSuccess: ({ number }) => {
          forget()
          files.clear()
          onSent({ number, email: draft.email.trim() })
        },
        onError: (error) => setFieldFaults(fieldErrors(error) ?? {}),
      },
    )
  }

  return (
    <form ref={place} noValidate onSubmit={submit}>
      <FileArea onFiles={files.add} className={form['form']}>
        {shown.map((field) => (
          <FieldInput
            key={field.id}
            size="md"
            field={field}
            value={draft.fields[field.key]}
            isRequired={required.has(field.key)}
            error={fieldFaults[`fields.${field.key}`]}
            onChange={(value) => {
              const { [field.key]: _, ...others } = draft.fields
              change({ fields: value === null ? others : { ...others, [field.key]: value } })
            }}
          />
        ))}
        <Textarea
          size="md"
          autosize
          minRows={3}
          maxRows={16}
          maxLength={20_000}
          label={t('catalogue.more')}
          description={t('catalogue.moreHint')}
          value={draft.body}
          onChange={(event) => change({ body: event.currentTarget.value })}
        />
        <div className={form['files']}>
          <FileList files={files} />
          <div className={form['attach']}>
            <FileButton onFiles={files.add} />
            <span>{t('files.hint')}</span>
          </div>
        </div>
        {isStranger && <WhoAreYou draft={draft} faults={faults} onChange={change} />}
        {isStranger && <Honeypot value={draft.website} onChange={(website) => change({ website })} />}
        {send.isError && <Refusal error={send.error} />}
        <div className={form['foot']}>
          <Button type="submit" size="md" loading={send.isPending} leftSection={<IconSend size={18} aria-hidden />}>
            {t('catalogue.ask')}
          </Button>
          <p role="status">
            {Object.keys(faults).length + Object.keys(fieldFaults).length > 0 ? t('new.bad') : t('new.kept')}
          </p>
        </div>
      </FileArea>
    </form>
  )
}
