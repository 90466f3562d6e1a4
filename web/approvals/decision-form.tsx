import { Button, Textarea } from '@mantine/core'
import { IconCheck, IconX } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Decision } from '#contract/approval-votes.ts'
import { useErrorText } from '#web/lib/errors.ts'
import css from './case-view.module.css'

interface Props {
  /** What was pressed in the mail; it counts only once it is confirmed here. */
  chosen?: Decision['decision'] | undefined
  isPending: boolean
  error: unknown
  onDecide: (decision: Decision) => void
}

/** Approve or reject, with a word on why. */
export function DecisionForm({ chosen, isPending, error, onDecide }: Props) {
  const { t } = useTranslation('approvals')
  const errorText = useErrorText()
  const [comment, setComment] = useState('')
  const [pressed, setPressed] = useState<Decision['decision']>()
  const decide = (decision: Decision['decision']) => {
    setPressed(decision)
    if (!isPending) onDecide({ decision, comment: comment.trim() })
  }
  const look = (decision: Decision['decision']) => ({
    variant: (chosen ?? 'approved') === decision ? 'filled' : 'default',
    loading: isPending && pressed === decision,
    onClick: () => decide(decision),
  })
  return (
    <div className={css['decide']}>
      <Textarea
        label={t('comment')}
        description={t('commentHelp')}
        autosize
        minRows={2}
        maxRows={10}
        maxLength={2000}
        value={comment}
        onChange={(event) => setComment(event.currentTarget.value)}
      />
      {error !== null && error !== undefined && (
        <p role="alert" className={css['error']}>
          {errorText(error)}
        </p>
      )}
      <div className={css['buttons']}>
        <Button leftSection={<IconCheck size={17} aria-hidden />} {...look('approved')}>
          {t('approve')}
        </Button>
        <Button leftSection={<IconX size={17} aria-hidden />} {...look('rejected')}>
          {t('reject')}
        </Button>
        <span className={css['quiet']}>{t('forGood')}</span>
      </div>
    </div>
  )
}
