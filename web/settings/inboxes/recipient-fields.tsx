import { Switch } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { emailAddress } from '#contract/common.ts'
import { CheckedTags } from '#web/ui/checked-tags.tsx'
import type { InboxDraft } from './use-save-inbox.ts'

interface Props {
  value: InboxDraft
  onChange: (part: Partial<InboxDraft>) => void
  errorOf: (field: keyof InboxDraft) => string | undefined
}

/** For whom mail is taken at the SMTP door, and whose word on senders is believed. */
export function RecipientFields({ value, onChange, errorOf }: Props) {
  const { t } = useTranslation('settings')
  const domain = value.address.slice(value.address.lastIndexOf('@') + 1).trim()
  return (
    <>
      <CheckedTags
        label={t('inboxes.aliases')}
        description={t('inboxes.aliasesHelp')}
        value={value.aliases}
        onChange={(aliases) => onChange({ aliases })}
        isValid={(text) => emailAddress.safeParse(text).success}
        tidy={(text) => text.trim().toLowerCase()}
        faultText={t('addressInvalid')}
        error={errorOf('aliases')}
      />
      <Switch
        label={domain === '' ? t('inboxes.wholeDomain') : t('inboxes.wholeDomainOf', { domain })}
        description={t('inboxes.wholeDomainHelp')}
        checked={value.takesWholeDomain}
        onChange={(event) => onChange({ takesWholeDomain: event.currentTarget.checked })}
        error={errorOf('takesWholeDomain')}
      />
      <CheckedTags
        label={t('inboxes.trustedServers')}
        description={t('inboxes.trustedServersHelp')}
        value={value.trustedServers}
        onChange={(trustedServers) => onChange({ trustedServers })}
        isValid={(text) => /^[a-z0-9]([a-z0-9._-]*[a-z0-9])?$/.test(text)}
        tidy={(text) => text.trim().toLowerCase()}
        faultText={t('inboxes.trustedServerInvalid')}
        error={errorOf('trustedServers')}
      />
    </>
  )
}
