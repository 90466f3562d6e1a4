import { Code } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { ApiToken } from '#contract/administration.ts'
import { api } from '#web/lib/api.ts'
import { useFormat } from '#web/lib/format.ts'
import { useMe } from '#web/lib/me.ts'
import { keys } from '#web/lib/queries.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import rows from '../parts/rows.module.css'
import { hasEnded } from './expiry.ts'
import { useScopeText } from './use-scope-text.ts'

export function TokenRow({ token }: { token: ApiToken }) {
  const { t } = useTranslation('settings')
  const me = useMe()
  const format = useFormat()
  const scopeText = useScopeText()
  const isOver = hasEnded(token.expiresAt, new Date())
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {token.name}
          <Code>{token.prefix}…</Code>
          {isOver && (
            <span className={rows.pill} data-tone="bad">
              {t('tokens.ended')}
            </span>
          )}
        </div>
        <div className={rows.more}>{format.list(token.scopes.map(scopeText))}</div>
        {token.owner.id !== me.id && <div className={rows.more}>{t('tokens.owner', { name: token.owner.name })}</div>}
      </div>
      <div className={rows.aside}>
        <div>
          {token.lastUsedAt ? (
            <>
              {t('tokens.lastUsed')}: <TimeAgo iso={token.lastUsedAt} />
            </>
          ) : (
            t('tokens.neverUsed')
          )}
        </div>
        <div>{token.expiresAt ? `${t('tokens.ends')}: ${format.date(token.expiresAt)}` : t('tokens.neverEnds')}</div>
      </div>
      <Revoke token={token} />
    </>
  )
}

function Revoke({ token }: { token: ApiToken }) {
  const { t } = useTranslation('settings')
  const client = useQueryClient()
  const revoke = useMutation({
    mutationFn: () => api.tokens.revoke({ params: { id: token.id } }),
    onError: showError,
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: keys.tokens })
      showSuccess(t('tokens.revoked', { name: token.name }))
    },
  })
  return (
    <ConfirmButton
      size="xs"
      loading={revoke.isPending}
      title={t('tokens.revokeTitle', { name: token.name })}
      text={t('tokens.revokeText')}
      confirmLabel={t('tokens.revoke')}
      onConfirm={() => revoke.mutate()}
      aria-label={`${t('tokens.revoke')}: ${token.name}`}
    >
      {t('tokens.revoke')}
    </ConfirmButton>
  )
}
