import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Ticket } from '#contract/tickets.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { useLinkArticle } from '../articles/queries.ts'
import css from './ai.module.css'
import { AnswerView } from './answer-view.tsx'
import { draftHtml } from './draft-html.ts'
import { useAnswer } from './use-ai.ts'
import { useConsent } from './use-consent.tsx'

interface Props {
  ticket: Ticket
  onInsert: (html: string) => void
  onClose: () => void
}

/** A draft and the articles that it stands on; it is put into the reply, where a person goes on writing. */
export function DraftDialog({ ticket, onInsert, onClose }: Props) {
  const { t } = useTranslation('tickets')
  const [wish, setWish] = useState('')
  const { answer, ask, cancel } = useAnswer(ticket.number)
  const consent = useConsent(ticket.number, (request) => void ask(request))
  const link = useLinkArticle(ticket.number)
  const isDone = answer?.state === 'done'
  const insert = () => {
    if (!answer) return
    for (const { article } of answer.citations) link.mutate({ articleId: article.id, kind: 'sent' })
    onInsert(draftHtml(answer.text, answer.citations, window.location.origin))
  }
  return (
    <>
      <FormModal
        title={t('ai.draft')}
        text={t('ai.draft.text')}
        submitLabel={t(isDone ? 'ai.draft.insert' : 'ai.draft.write')}
        isDirty={false}
        isSaving={answer?.state === 'writing'}
        error={undefined}
        onSubmit={() => (isDone ? insert() : consent.begin({ feature: 'reply', wish: wish.trim() }))}
        onClose={onClose}
      >
        <TextInput
          label={t('ai.draft.wish')}
          maxLength={1000}
          value={wish}
          onChange={(event) => setWish(event.currentTarget.value)}
        />
        {answer && <AnswerView answer={answer} onCancel={cancel} />}
        {isDone && answer.citations.length > 0 && (
          <ul className={css['lines']} aria-label={t('ai.draft.sources')}>
            {answer.citations.map(({ place, article }) => (
              <li key={article.id}>
                [{place}]{' '}
                <a href={article.path} target="_blank" rel="noreferrer" lang={article.language}>
                  {article.title}
                </a>
              </li>
            ))}
          </ul>
        )}
        {isDone && answer.citations.length === 0 && <p className={css['note']}>{t('ai.draft.noSources')}</p>}
      </FormModal>
      {consent.dialog}
    </>
  )
}
