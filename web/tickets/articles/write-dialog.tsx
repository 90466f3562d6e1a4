import { Alert, SegmentedControl, TextInput } from '@mantine/core'
import { IconAlertCircle } from '@tabler/icons-react'
import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type Language, language as languages } from '#contract/common.ts'
import type { Ticket } from '#contract/tickets.ts'
import { api } from '#web/lib/api.ts'
import { useErrorText } from '#web/lib/errors.ts'
import { keys, queryClient } from '#web/lib/queries.ts'
import { FormModal } from '#web/ui/form-modal.tsx'
import { Removed } from '#web/ui/removed.tsx'
import { SkeletonLines } from '#web/ui/skeleton-lines.tsx'
import { AlikeArticles } from './alike-articles.tsx'
import css from './articles.module.css'

/** What an article of a solved ticket would say: first the articles that may say it already, then the draft. */
export function WriteDialog({ ticket, onClose }: { ticket: Ticket; onClose: () => void }) {
  const { t } = useTranslation('tickets')
  const errorText = useErrorText()
  const navigate = useNavigate()
  const { number } = ticket
  const [chosen, setChosen] = useState<Language>()
  const [typed, setTyped] = useState<string>()
  const proposal = useQuery({
    queryKey: [...keys.ticketArticles(number), 'proposal', chosen],
    queryFn: ({ signal }) =>
      api.ticketArticles.propose({ params: { number }, query: { ...(chosen && { language: chosen }) }, signal }),
    placeholderData: keepPreviousData,
  })
  const language = chosen ?? proposal.data?.language
  const title = (typed ?? proposal.data?.title ?? '').trim()
  const write = useMutation({
    mutationFn: () => api.ticketArticles.write({ params: { number }, body: { title, language } }),
    onSuccess: (article) => {
      void queryClient.invalidateQueries({ queryKey: keys.ticketArticles(number) })
      void queryClient.invalidateQueries({ queryKey: keys.articles() })
      onClose()
      void navigate({ to: '/knowledge/$id/edit', params: { id: article.id } })
    },
  })
  const failure = write.error ?? proposal.error
  return (
    <FormModal
      title={t('articles.write.title', { number })}
      text={t('articles.write.text')}
      size="xl"
      submitLabel={t('articles.write.begin')}
      isDirty={typed !== undefined}
      isSaving={write.isPending}
      error={failure ? errorText(failure) : undefined}
      onSubmit={() => title !== '' && proposal.data && write.mutate()}
      onClose={onClose}
    >
      {proposal.isPending && <SkeletonLines count={5} />}
      {proposal.data && (
        <>
          <AlikeArticles ticket={ticket} alike={proposal.data.alike} onDone={onClose} />
          <TextInput
            label={t('articles.write.name')}
            required
            data-autofocus
            lang={language}
            maxLength={200}
            value={typed ?? proposal.data.title}
            onChange={(event) => setTyped(event.currentTarget.value)}
          />
          <SegmentedControl
            size="xs"
            aria-label={t('articles.write.language')}
            value={language ?? 'es'}
            onChange={(value) => setChosen(languages.parse(value))}
            data={languages.options.map((value) => ({ value, label: t(`articles.write.${value}`) }))}
          />
          <Proposal html={proposal.data.bodyHtml} lang={language} />
          {proposal.data.removed.length > 0 && (
            <Alert
              color="yellow"
              variant="light"
              icon={<IconAlertCircle size={18} />}
              title={t('articles.write.check')}
            >
              <Removed data={proposal.data.removed} />
            </Alert>
          )}
        </>
      )}
    </FormModal>
  )
}

function Proposal({ html, lang }: { html: string; lang: Language | undefined }) {
  // biome-ignore lint/security/noDangerouslySetInnerHtml: the server made it of escaped text
  return <div className={css['proposal']} lang={lang} dangerouslySetInnerHTML={{ __html: html }} />
}
