import { Button, CopyButton, Stack, Textarea, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Loading } from '#web/ui/loading.tsx'
import rows from '../parts/rows.module.css'
import { scriptsQuery, useAddScript, useRemoveScript } from './use-watching.ts'

/** Scripts with the hash that a machine's own policy has to name. */
export function Scripts() {
  const { t } = useTranslation('settings')
  const scripts = useQuery(scriptsQuery)
  const remove = useRemoveScript()
  return (
    <section>
      <h2>{t('devices.scripts')}</h2>
      <p className={rows.more}>{t('devices.scriptsText')}</p>
      <Loading query={scripts}>
        {(items) => (
          <ul className={rows.rows}>
            {items.map(({ id, name, sha256 }) => (
              <li key={id} className={rows.row}>
                <div className={rows.words}>
                  <div className={rows.name}>{name}</div>
                  <div className={rows.more}>{sha256}</div>
                </div>
                <CopyButton value={sha256}>
                  {({ copied, copy }) => (
                    <Button size="xs" variant="default" onClick={copy}>
                      {t(copied ? 'devices.hashCopied' : 'devices.copyHash')}
                    </Button>
                  )}
                </CopyButton>
                <ConfirmButton
                  size="xs"
                  aria-label={t('devices.removeScript', { name })}
                  title={t('devices.removeScript', { name })}
                  text={t('devices.removeScriptText')}
                  confirmLabel={t('devices.remove')}
                  onConfirm={() => remove.mutate(id)}
                >
                  {t('devices.remove')}
                </ConfirmButton>
              </li>
            ))}
          </ul>
        )}
      </Loading>
      <AddScript />
    </section>
  )
}

function AddScript() {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const [draft, setDraft] = useState({ name: '', content: '' })
  const add = useAddScript(() => setDraft({ name: '', content: '' }))
  const refused = useFieldErrors(add.error, { name_taken: 'name' })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (draft.name.trim() !== '' && draft.content !== '') add.mutate(draft)
      }}
    >
      <Stack mt="sm" gap="xs" align="start">
        <TextInput
          label={t('devices.scriptName')}
          maxLength={120}
          value={draft.name}
          error={refused.of('name') ?? refused.rest}
          onChange={(event) => setDraft({ ...draft, name: event.currentTarget.value })}
        />
        <Textarea
          w="100%"
          autosize
          minRows={3}
          label={t('devices.scriptContent')}
          value={draft.content}
          error={refused.of('content')}
          onChange={(event) => setDraft({ ...draft, content: event.currentTarget.value })}
        />
        <Button type="submit" variant="default" loading={add.isPending}>
          {common('add')}
        </Button>
      </Stack>
    </form>
  )
}
