import { Code, Select, Switch, TextInput } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { languages } from '#contract/common.ts'
import { isLanguage, languageNames } from '#web/lib/language.ts'
import { shellCommand } from '#web/lib/shell-command.ts'
import { SignatureField } from '../mails/signature-field.tsx'
import { DaysInput } from '../parts/days-input.tsx'
import { useTeams } from '../queries.ts'
import css from './inbox-fields.module.css'
import { RecipientFields } from './recipient-fields.tsx'
import type { InboxDraft } from './use-save-inbox.ts'

interface Props {
  value: InboxDraft
  onChange: (part: Partial<InboxDraft>) => void
  errorOf: (field: keyof InboxDraft) => string | undefined
  /** There is always one default: another one is chosen, this one is not switched off. */
  wasDefault: boolean
}

export function InboxFields({ value, onChange, errorOf, wasDefault }: Props) {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const teams = useTeams().data?.items ?? []
  return (
    <>
      <TextInput
        data-autofocus
        label={t('inboxes.name')}
        description={t('inboxes.nameHelp')}
        maxLength={80}
        value={value.name}
        onChange={(event) => onChange({ name: event.currentTarget.value })}
        error={errorOf('name')}
      />
      <TextInput
        type="email"
        label={t('inboxes.address')}
        value={value.address}
        onChange={(event) => onChange({ address: event.currentTarget.value })}
        error={errorOf('address')}
      />
      <section className={css.how}>
        <strong>{t('inboxes.how')}</strong>
        <p>{t('inboxes.howText')}</p>
        <Code block>{shellCommand(`mail deliver --inbox ${value.address.trim() || '…'}`)}</Code>
      </section>
      <RecipientFields value={value} onChange={onChange} errorOf={errorOf} />
      <div className={css.pair}>
        <Select
          label={t('inboxes.team')}
          description={t('inboxes.teamHelp')}
          placeholder={common('noTeam')}
          clearable
          clearButtonProps={{ 'aria-label': common('clear') }}
          data={teams.map((team) => ({ value: team.id, label: team.name }))}
          value={value.teamId}
          onChange={(teamId) => onChange({ teamId })}
          error={errorOf('teamId')}
        />
        <Select
          label={t('inboxes.language')}
          description={t('desk.languageHelp')}
          allowDeselect={false}
          data={languages.map((language) => ({ value: language, label: languageNames[language] }))}
          value={value.language}
          onChange={(language) => isLanguage(language) && onChange({ language })}
        />
      </div>
      <DaysInput
        label={t('inboxes.reopen')}
        description={t('inboxes.reopenHelp')}
        min={0}
        max={3650}
        value={value.reopenWithinDays}
        onChange={(reopenWithinDays) => onChange({ reopenWithinDays })}
        error={errorOf('reopenWithinDays')}
      />
      <Select
        label={t('inboxes.quotes')}
        description={t('inboxes.quotesHelp')}
        allowDeselect={false}
        data={[
          { value: 'desk', label: t('inboxes.quotes.desk') },
          { value: 'always', label: t('inboxes.quotes.always') },
          { value: 'never', label: t('inboxes.quotes.never') },
        ]}
        value={value.quotesHistory === null ? 'desk' : value.quotesHistory ? 'always' : 'never'}
        onChange={(choice) => onChange({ quotesHistory: choice === 'desk' ? null : choice === 'always' })}
      />
      <SignatureField
        label={t('inboxes.signature')}
        value={value.signatureHtml}
        onChange={(signatureHtml) => onChange({ signatureHtml })}
        inbox={value}
        error={errorOf('signatureHtml')}
      />
      <Switch
        label={t('inboxes.default')}
        description={t('inboxes.defaultHelp')}
        checked={value.isDefault}
        disabled={wasDefault}
        onChange={(event) => onChange({ isDefault: event.currentTarget.checked })}
      />
    </>
  )
}
