import { Button, Group, TextInput } from '@mantine/core'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { MacroAction, MacroPreview } from '#contract/macros.ts'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { wordsIn } from '#web/lib/words-in.ts'
import { changeLinesOf, useChangeWords } from '#web/tickets/index.ts'
import css from './macros.module.css'

interface Props {
  name: string
  actions: MacroAction[]
  isWhole: boolean
  onIncomplete: () => void
}

/** What the macro would do to a ticket, tried on the server and taken back. */
export function MacroTrial({ name, actions, isWhole, onIncomplete }: Props) {
  const { t } = useTranslation('settings')
  const errorText = useErrorText()
  const [typed, setTyped] = useState('')
  const number = Number(typed.trim().replace(/^#/, ''))
  const trial = useMutation({
    mutationFn: () =>
      api.macros.preview({ params: { number }, body: { name: name.trim() || t('macros.addTitle'), actions } }),
  })
  const tryIt = () => {
    if (!isWhole) onIncomplete()
    else if (Number.isSafeInteger(number) && number > 0) trial.mutate()
  }
  return (
    <section className={css.trial} aria-label={t('macros.trial')}>
      <p className={css.title}>{t('macros.trial')}</p>
      <Group align="flex-end" gap="xs">
        <TextInput
          size="xs"
          w={150}
          inputMode="numeric"
          placeholder="#"
          label={t('macros.trialTicket')}
          value={typed}
          onChange={(event) => setTyped(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return
            event.preventDefault()
            tryIt()
          }}
        />
        <Button size="xs" variant="default" loading={trial.isPending} onClick={tryIt}>
          {t('macros.try')}
        </Button>
      </Group>
      <div role="status">
        {trial.isError && <p className={css.refused}>{t('macros.refused', { reason: errorText(trial.error) })}</p>}
        {trial.data && <Outcome preview={trial.data} />}
      </div>
    </section>
  )
}

function Outcome({ preview }: { preview: MacroPreview }) {
  const { t } = useTranslation('settings')
  const words = useChangeWords()
  const lines = preview.history.flatMap(changeLinesOf)
  const { notes, reply, skipped } = preview
  if (lines.length + notes.length === 0 && reply === null)
    return <p className={css.line}>{t('macros.nothingChanges')}</p>
  return (
    <ul className={css.outcome}>
      {lines.map((line) => (
        <li key={line.id}>{words(line)}</li>
      ))}
      {notes.map((html) => (
        <li key={html}>{t('macros.wouldNote', { text: wordsIn(html) })}</li>
      ))}
      {reply && <li>{t('macros.wouldReply', { text: wordsIn(reply.bodyHtml) })}</li>}
      {reply?.status && <li>{t(`macros.withReply.${reply.status}`)}</li>}
      {skipped.length > 0 && <li>{t('macros.wouldSkip', { count: skipped.length })}</li>}
    </ul>
  )
}
