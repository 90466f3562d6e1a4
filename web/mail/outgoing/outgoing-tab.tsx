import { Button, Select } from '@mantine/core'
import { IconSend } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { deliveryState } from '#contract/delivery.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { type DeliveryState, useOutgoing } from '../queries.ts'
import { OutgoingTable } from './outgoing-table.tsx'

export function OutgoingTab() {
  const { t } = useTranslation('mail')
  const { t: common } = useTranslation('common')
  const [state, setState] = useState<DeliveryState | null>(null)
  const mails = useOutgoing(state)
  return (
    <>
      <Select
        maw={240}
        mb="md"
        aria-label={t('filter.state')}
        placeholder={t('filter.anyState')}
        clearable
        clearButtonProps={{ 'aria-label': common('clear') }}
        data={deliveryState.options.map((option) => ({ value: option, label: t(`state.${option}`) }))}
        value={state}
        onChange={(next) => setState(deliveryState.options.find((option) => option === next) ?? null)}
      />
      <Loading query={mails}>
        {({ pages }) => {
          const items = pages.flatMap((page) => page.items)
          if (items.length > 0) return <OutgoingTable mails={items} />
          return (
            <EmptyState
              icon={<IconSend size={28} stroke={1.6} />}
              title={state === null ? t('empty.outgoing') : t('empty.filtered')}
              text={state === null ? t('empty.outgoingText') : undefined}
            />
          )
        }}
      </Loading>
      {mails.hasNextPage && (
        <Button variant="default" mt="md" loading={mails.isFetchingNextPage} onClick={() => void mails.fetchNextPage()}>
          {common('loadMore')}
        </Button>
      )}
    </>
  )
}
