import { Button, Group, Select } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { OauthConnection, OauthProvider } from '#contract/oauth.ts'
import { useConsents } from '../queries.ts'
import { ConsentDialog } from './consent-dialog.tsx'
import { useAuthorize } from './use-consent.ts'

interface Props {
  provider: OauthProvider
  value: string | null
  onChange: (id: string | null) => void
  error: string | undefined
}

/** Which consent to sign in with; another one is asked for at the provider. */
export function ConsentChoice({ provider, value, onChange, error }: Props) {
  const { t } = useTranslation('receiving')
  const consents = useConsents().data
  const authorize = useAuthorize()
  const [isAdding, setAdding] = useState(false)
  const items = (consents?.items ?? []).filter((one) => one.provider === provider)
  const chosen = items.find(({ id }) => id === value)
  const nameOf = ({ account, clientId, state }: OauthConnection) => {
    if (state === 'failed' && account !== '') return t('consent.failed', { account })
    return account === '' ? t('consent.unnamed', { client: clientId }) : account
  }
  return (
    <>
      <Select
        label={t('consent.account')}
        placeholder={items.length === 0 ? t('consent.none') : undefined}
        data={items.map((one) => ({ value: one.id, label: nameOf(one) }))}
        value={value}
        onChange={onChange}
        error={error}
      />
      <Group gap="xs">
        <Button variant="default" size="xs" onClick={() => setAdding(true)}>
          {t('consent.add')}
        </Button>
        {chosen && chosen.state !== 'connected' && (
          <Button variant="default" size="xs" loading={authorize.isPending} onClick={() => authorize.mutate(chosen.id)}>
            {t('consent.again')}
          </Button>
        )}
      </Group>
      {isAdding && consents && (
        <ConsentDialog provider={provider} redirectUrl={consents.redirectUrl} onClose={() => setAdding(false)} />
      )}
    </>
  )
}
