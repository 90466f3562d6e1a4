import { Button, Textarea } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Rating } from '#contract/ratings.ts'
import { Refusal } from '../frame/failed.tsx'
import { EffortChoice } from './effort-choice.tsx'
import { type Given, questionsQuery, reasonsFor } from './given.ts'
import css from './rating-form.module.css'
import { ReasonChoice } from './reason-choice.tsx'
import { type Score, ScoreChoice } from './score-choice.tsx'

interface Props {
  legend: string
  score: Score | undefined
  /** What was said before, which is changed. */
  earlier: Rating | null
  isPending: boolean
  error: unknown
  onSend: (rating: Given) => void
}

/** Choosing a face rates nothing yet: only the button does. */
export function RatingForm({ legend, score: firstScore, earlier, isPending, error, onSend }: Props) {
  const { t } = useTranslation('portal')
  const [score, setScore] = useState(firstScore)
  const [comment, setComment] = useState(earlier?.comment ?? '')
  const [reasonId, setReason] = useState(earlier?.reason?.id ?? null)
  const [effort, setEffort] = useState(earlier?.effort ?? null)
  const { data: questions } = useQuery(questionsQuery)
  const reasons = score === undefined ? [] : reasonsFor(questions?.reasons ?? [], score, earlier)
  const [isMissing, setMissing] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(score === undefined)
    const fitting = reasons.some(({ id }) => id === reasonId) ? reasonId : null
    if (score !== undefined && !isPending) onSend({ score, comment: comment.trim(), reasonId: fitting, effort })
  }

  return (
    <form onSubmit={submit} noValidate className={css['form']}>
      <ScoreChoice legend={legend} value={score} onChange={setScore} />
      {isMissing && score === undefined && (
        <p role="alert" className={css['missing']}>
          {t('rate.pick')}
        </p>
      )}
      {reasons.length > 0 && <ReasonChoice reasons={reasons} value={reasonId} onChange={setReason} />}
      {questions?.asksEffort && <EffortChoice value={effort} onChange={setEffort} />}
      <Textarea
        size="md"
        autosize
        minRows={2}
        maxRows={12}
        maxLength={5000}
        label={t('rate.comment')}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      {error !== null && error !== undefined && <Refusal error={error} />}
      <Button type="submit" loading={isPending} className={css['send'] ?? ''}>
        {t('rate.send')}
      </Button>
    </form>
  )
}
