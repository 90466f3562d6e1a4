import { Select } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { useConsents } from '#web/receiving/index.ts'
import type { ServerDraft } from './draft.ts'

const byPassword = 'password'

interface Props {
  value: string | null
  onChange: (part: Pick<ServerDraft, 'oauthConnectionId'> & Partial<ServerDraft>) => void
}

/** With a password, or with a consent that a provider gave; absent while there is none. */
export function SignInChoice({ value, onChange }: Props) {
  const { t } = useTranslation('sending')
  const consents = useConsents().data?.items.filter(({ state }) => state === 'connected') ?? []
  if (consents.length === 0 && value === null) return null

  const choose = (chosen: string | null) => {
    const consent = consents.find(({ id }) => id === chosen)
    if (consent === undefined) onChange({ oauthConnectionId: null })
    else onChange({ oauthConnectionId: consent.id, username: consent.account, password: '' })
  }
  return (
    <Select
      label={t('connect.signIn')}
      allowDeselect={false}
      data={[
        { value: byPassword, label: t('connect.byPassword') },
        ...consents.map(({ id, account }) => ({ value: id, label: t('connect.byConsent', { account }) })),
      ]}
      value={value ?? byPassword}
      onChange={choose}
    />
  )
}
