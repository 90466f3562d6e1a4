import { Button, Group, Textarea, TextInput } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { SendingSettings } from '#contract/sending.ts'
import { api } from '#web/lib/api.ts'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { keys } from '#web/lib/queries.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { sendingQuery } from '../queries.ts'
import { RecordBox } from './record-box.tsx'
import css from './settings.module.css'

interface Props {
  inboxId: string
  dkim: SendingSettings['dkim']
  /** Of the inbox's address. */
  domain: string
}

/** The key that signs the mails of an inbox; its private half is never shown. */
export function DkimSection({ inboxId, dkim, domain }: Props) {
  const { t } = useTranslation('sending')
  const told = useTold(inboxId)
  const remove = useMutation({
    mutationFn: () => api.sending.removeDkim({ params: { id: inboxId } }),
    onSuccess: (data) => told(data, t('settings.dkimRemoved')),
    onError: showError,
  })
  return (
    <section>
      <h3 className={css.title}>{t('settings.dkim')}</h3>
      {dkim === null ? (
        <>
          <p className={css.text}>{t('settings.dkimText')}</p>
          <KeyForm inboxId={inboxId} domain={domain} />
        </>
      ) : (
        <>
          <p className={css.text}>{t('settings.dkimOn', { selector: dkim.selector, domain: dkim.domain })}</p>
          <RecordBox record={dkim.record} />
          <ConfirmButton
            mt={8}
            size="xs"
            title={t('settings.dkimOffTitle')}
            text={t('settings.dkimOffText')}
            confirmLabel={t('settings.dkimOff')}
            onConfirm={() => remove.mutate()}
          >
            {t('settings.dkimOff')}
          </ConfirmButton>
        </>
      )}
    </section>
  )
}

function KeyForm({ inboxId, domain }: Omit<Props, 'dkim'>) {
  const { t } = useTranslation('sending')
  const told = useTold(inboxId)
  const [draft, setDraft] = useState({ domain, selector: 'mesa', privateKey: '' })
  const [isPasting, setPasting] = useState(false)
  const put = useMutation({
    mutationFn: () => {
      const { privateKey, ...body } = draft
      return api.sending.putDkim({ params: { id: inboxId }, body: isPasting ? { ...body, privateKey } : body })
    },
    onSuccess: (data) => told(data, t('settings.dkimSaved')),
  })
  const refused = useFieldErrors(put.error)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation()
    put.mutate()
  }
  return (
    <form noValidate onSubmit={submit} className={css.form}>
      <div className={css.pair}>
        <TextInput
          label={t('settings.dkimDomain')}
          description=" "
          value={draft.domain}
          onChange={(event) => setDraft({ ...draft, domain: event.currentTarget.value })}
          error={refused.of('domain')}
        />
        <TextInput
          label={t('settings.dkimSelector')}
          description={t('settings.dkimSelectorHelp')}
          value={draft.selector}
          onChange={(event) => setDraft({ ...draft, selector: event.currentTarget.value })}
          error={refused.of('selector') ?? refused.rest}
        />
      </div>
      {isPasting && (
        <Textarea
          data-autofocus
          label={t('settings.dkimKey')}
          autosize
          minRows={4}
          maxRows={10}
          spellCheck={false}
          autoComplete="off"
          value={draft.privateKey}
          onChange={(event) => setDraft({ ...draft, privateKey: event.currentTarget.value })}
          error={refused.of('privateKey')}
        />
      )}
      <Group gap={8}>
        <Button type="submit" size="xs" loading={put.isPending}>
          {isPasting ? t('settings.dkimUse') : t('settings.dkimMake')}
        </Button>
        <Button size="xs" variant="default" onClick={() => setPasting(!isPasting)}>
          {isPasting ? t('settings.dkimMake') : t('settings.dkimPaste')}
        </Button>
      </Group>
    </form>
  )
}

/** The advice is about the key too. */
function useTold(inboxId: string) {
  const client = useQueryClient()
  return (data: SendingSettings, words: string) => {
    client.setQueryData(sendingQuery(inboxId).queryKey, data)
    void client.invalidateQueries({ queryKey: [...keys.inboxes, inboxId, 'advice'] })
    showSuccess(words)
  }
}
