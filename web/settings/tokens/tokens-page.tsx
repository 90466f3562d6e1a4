import { Anchor, Button } from '@mantine/core'
import { IconKey, IconPlus } from '@tabler/icons-react'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import { TokenDialog } from './token-dialog.tsx'
import { TokenRow } from './token-row.tsx'

export function TokensPage() {
  const { t } = useTranslation('settings')
  const tokens = useQuery({ queryKey: keys.tokens, queryFn: ({ signal }) => api.tokens.list({ signal }) })
  const [isMaking, setMaking] = useState(false)
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setMaking(true)}>
      {t('tokens.add')}
    </Button>
  )
  return (
    <Page
      title={t('section.tokens')}
      lead={
        <>
          {t('section.tokens.lead')}{' '}
          <Anchor href="/api/docs" underline="always" inherit>
            {t('tokens.docs')}
          </Anchor>
        </>
      }
      actions={add}
    >
      <Loading query={tokens}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconKey size={28} stroke={1.6} />}
              title={t('tokens.none')}
              text={t('tokens.noneText')}
            />
          ) : (
            <ul className={rows.rows}>
              {items.map((token) => (
                <li key={token.id} className={rows.row}>
                  <TokenRow token={token} />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {isMaking && <TokenDialog onClose={() => setMaking(false)} />}
    </Page>
  )
}
