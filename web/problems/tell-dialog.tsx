import { Textarea } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Language } from '#contract/common.ts'
import type { ProblemRecord } from '#contract/problems.ts'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { keys } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { showSuccess } from '#web/ui/notify.ts'

interface Props {
  problem: ProblemRecord
  kind: 'update' | 'solve'
  onClose: () => void
}

/** A text for each language that is spoken in the unsolved tickets. */
export function TellDialog({ problem, kind, onClose }: Props) {
  const { t } = useTranslation('problems')
  const errorText = useErrorText()
  const queries = useQueryClient()
  const { number, languages } = problem
  const [answers, setAnswers] = useState<Partial<Record<Language, string>>>({})
  const [cause, setCause] = useState(problem.cause)
  const send = useMutation({
    mutationFn: () =>
      kind === 'solve'
        ? api.problems.solve({ params: { number }, body: { answers, cause } })
        : api.problems.tell({ params: { number }, body: { answers } }),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: keys.problems })
      showSuccess(t('tell.started'))
      onClose()
    },
  })
  return (
    <FormModal
      title={t(`tell.${kind}.title`)}
      text={t('tell.text')}
      submitLabel={t('tell.send')}
      isDirty={Object.values(answers).some((one) => one !== '')}
      isSaving={send.isPending}
      error={send.error ? errorText(send.error) : undefined}
      onSubmit={() => send.mutate()}
      onClose={onClose}
    >
      {languages.map(({ language, count }) => (
        <Textarea
          key={language}
          label={t('tell.answer', { language: t(`language.${language}`), count })}
          lang={language}
          autosize
          minRows={4}
          maxLength={10_000}
          value={answers[language] ?? ''}
          onChange={(event) => {
            const text = event.currentTarget.value
            setAnswers((before) => ({ ...before, [language]: text }))
          }}
        />
      ))}
      {kind === 'solve' && (
        <Textarea
          label={t('tell.cause')}
          autosize
          minRows={2}
          maxLength={10_000}
          value={cause}
          onChange={(event) => setCause(event.currentTarget.value)}
        />
      )}
    </FormModal>
  )
}
