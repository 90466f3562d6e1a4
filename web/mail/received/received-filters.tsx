import { Select, TextInput } from '@mantine/core'
import { IconSearch } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { MailCounts, MailOutcome } from '#contract/mail.ts'
import { useFormat } from '#web/lib/format.ts'
import { type ReceivedFilter, shortestSearch } from '../queries.ts'
import { countsOf, outcomes } from './counts.ts'
import css from './received-filters.module.css'

interface Props {
  inboxes: MailCounts[]
  value: ReceivedFilter
  onChange: (filter: ReceivedFilter) => void
}

/** The sum of what arrived is the filter: each term shows its mails. */
export function ReceivedFilters({ inboxes, value, onChange }: Props) {
  const { t } = useTranslation('mail')
  const { t: common } = useTranslation('common')
  const counts = countsOf(inboxes, value.inbox)
  const choose = (outcome: MailOutcome | null) => onChange({ ...value, outcome })
  const isTooShort = value.q.trim() !== '' && value.q.trim().length < shortestSearch
  return (
    <div className={css.filters}>
      <TextInput
        type="search"
        className={css.search}
        aria-label={t('filter.search')}
        placeholder={t('filter.search')}
        leftSection={<IconSearch size={15} aria-hidden />}
        maxLength={100}
        value={value.q}
        onChange={(event) => onChange({ ...value, q: event.currentTarget.value })}
        description={isTooShort ? t('filter.searchHelp') : undefined}
        inputWrapperOrder={['input', 'description']}
      />
      {inboxes.length > 1 && (
        <Select
          aria-label={t('filter.inbox')}
          placeholder={t('filter.allInboxes')}
          clearable
          clearButtonProps={{ 'aria-label': common('clear') }}
          data={inboxes.map(({ inbox }) => ({ value: inbox.address, label: inbox.name }))}
          value={value.inbox}
          onChange={(inbox) => onChange({ ...value, inbox })}
        />
      )}
      <fieldset className={css.sum} aria-label={t('filter.outcome')}>
        <Term
          word={t('filter.all')}
          count={counts.received}
          isChosen={value.outcome === null}
          onChoose={() => choose(null)}
        />
        {outcomes.map((outcome, index) => (
          <span key={outcome} className={css.pair}>
            <span className={css.sign}>{index === 0 ? '=' : '+'}</span>
            <Term
              word={t(`count.${outcome}`)}
              count={counts[outcome]}
              tone={outcome}
              isChosen={value.outcome === outcome}
              onChoose={() => choose(value.outcome === outcome ? null : outcome)}
            />
          </span>
        ))}
      </fieldset>
    </div>
  )
}

interface TermProps {
  word: string
  count: number
  tone?: MailOutcome
  isChosen: boolean
  onChoose: () => void
}

function Term({ word, count, tone, isChosen, onChoose }: TermProps) {
  const format = useFormat()
  return (
    <button
      type="button"
      className={css.term}
      aria-pressed={isChosen}
      data-tone={count > 0 ? tone : undefined}
      onClick={onChoose}
    >
      <strong>{format.number(count)}</strong> {word}
    </button>
  )
}
