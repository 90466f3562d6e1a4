import { Button, Textarea } from '@mantine/core'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { Refusal } from '../frame/failed.tsx'
import css from './rating-form.module.css'
import { type Score, ScoreChoice } from './score-choice.tsx'

interface Props {
  legend: string
  score: Score | undefined
  comment: string
  isPending: boolean
  error: unknown
  onSend: (rating: { score: Score; comment: string }) => void
}

/** Choosing a face rates nothing yet: only the button does. */
export function RatingForm({ legend, score: firstScore, comment: firstComment, isPending, error, onSend }: Props) {
  const { t } = useTranslation('portal')
  const [score, setScore] = useState(firstScore)
  const [comment, setComment] = useState(firstComment)
  const [isMissing, setMissing] = useState(false)

  function submit(event: FormEvent) {
    event.preventDefault()
    setMissing(score === undefined)
    if (score !== undefined && !isPending) onSend({ score, comment: comment.trim() })
  }

  return (
    <form onSubmit={submit} noValidate className={css['form']}>
      <ScoreChoice legend={legend} value={score} onChange={setScore} />
      {isMissing && score === undefined && (
        <p role="alert" className={css['missing']}>
          {t('rate.pick')}
        </p>
      )}
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
