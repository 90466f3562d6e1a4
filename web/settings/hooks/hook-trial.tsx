import { Button, Group, Textarea } from '@mantine/core'
import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { FieldValue } from '#contract/fields.ts'
import type { HookMapping, HookReading } from '#contract/hooks.ts'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { useFormat } from '#web/lib/format.ts'
import { fieldsQuery } from '#web/tickets/index.ts'
import { showError } from '#web/ui/notify.ts'
import css from '../macros/macros.module.css'
import { lastBody } from './use-hooks.ts'

interface Props {
  hookId: string | undefined
  name: string
  mapping: HookMapping
  isWhole: boolean
  onIncomplete: () => void
}

/** What the mapping makes of an example, tried on the server; nothing is made. */
export function HookTrial({ hookId, name, mapping, isWhole, onIncomplete }: Props) {
  const { t } = useTranslation('settings')
  const errorText = useErrorText()
  const [sample, setSample] = useState('')
  const [isBad, setBad] = useState(false)
  const trial = useMutation({
    mutationFn: (body: object) =>
      api.hooks.try({ body: { name: name.trim() || t('hooks.addTitle'), mapping, sample: body } }),
  })
  const take = useMutation({
    mutationFn: (id: string) => lastBody(id),
    onError: showError,
    onSuccess: (body) => setSample(body === undefined ? '' : JSON.stringify(JSON.parse(body), null, 2)),
  })
  const tryIt = () => {
    const body = parsed(sample)
    setBad(body === undefined)
    if (!isWhole) onIncomplete()
    else if (body !== undefined) trial.mutate(body)
  }
  return (
    <section className={css.trial} aria-label={t('hooks.trial')}>
      <p className={css.title}>{t('hooks.trial')}</p>
      <Textarea
        size="xs"
        label={t('hooks.sample')}
        autosize
        minRows={3}
        maxRows={12}
        styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
        value={sample}
        onChange={(event) => setSample(event.currentTarget.value)}
        error={isBad ? t('hooks.badSample') : undefined}
      />
      <Group gap="xs">
        <Button size="xs" variant="default" loading={trial.isPending} onClick={tryIt}>
          {t('hooks.tryIt')}
        </Button>
        {hookId && (
          <Button size="xs" variant="subtle" loading={take.isPending} onClick={() => take.mutate(hookId)}>
            {t('hooks.useLast')}
          </Button>
        )}
      </Group>
      <div role="status">
        {trial.isError && <p className={css.refused}>{errorText(trial.error)}</p>}
        {trial.data && <Reading reading={trial.data} />}
      </div>
    </section>
  )
}

function Reading({ reading }: { reading: HookReading }) {
  const { t } = useTranslation('settings')
  const { list } = useFormat()
  const { nameOf, wordOf } = useFieldWords()
  const { outcome, reason, subject, text, requesterEmail, requesterName, tags, impact, urgency, key, missing, fields } =
    reading
  const set = fields.flatMap(({ key: name, value }) => (value === null ? [] : [`${nameOf(name)}: ${wordOf(value)}`]))
  const unfit = fields.flatMap(({ key: name, value }) => (value === null ? [nameOf(name)] : []))
  return (
    <>
      <p className={css.line}>
        <strong>{t(`hooks.outcome.${outcome}`)}</strong>
        {reason !== null && `: ${t(`hooks.reason.${reason}`)}`}
      </p>
      <ul className={css.outcome}>
        <li>
          {t('hooks.subject')}: {subject}
        </li>
        <li>
          {t('hooks.reading.requester')}: {requesterName} {requesterEmail ?? '–'}
        </li>
        <li>{t('hooks.reading.levels', { impact, urgency })}</li>
        {tags.length > 0 && (
          <li>
            {t('hooks.reading.tags')}: {list(tags)}
          </li>
        )}
        {set.length > 0 && (
          <li>
            {t('hooks.fields')}: {list(set)}
          </li>
        )}
        {unfit.length > 0 && <li>{t('hooks.reading.unfit', { fields: list(unfit) })}</li>}
        {key !== null && (
          <li>
            {t('hooks.reading.key')}: {key}
          </li>
        )}
        <li>
          {t('hooks.text')}: {text.slice(0, 300)}
        </li>
        {missing.length > 0 && <li>{t('hooks.missing', { places: list(missing) })}</li>}
      </ul>
    </>
  )
}

function useFieldWords() {
  const { t } = useTranslation('common')
  const label = useLabel()
  const { list } = useFormat()
  const { data: all = [] } = useQuery(fieldsQuery)
  return {
    nameOf: (key: string) => label(all.find((field) => field.key === key)?.labels ?? { es: key, en: key }),
    wordOf: (value: FieldValue) => {
      if (typeof value === 'boolean') return t(value ? 'yes' : 'no')
      return Array.isArray(value) ? list(value) : String(value)
    },
  }
}

function parsed(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? value : undefined
  } catch {
    return undefined
  }
}
