import { Alert } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import type { IceTrial } from '#contract/ice-servers.ts'

/** What each server said when it was asked. */
export function IceTrials({ trials }: { trials: IceTrial[] }) {
  const { t } = useTranslation('settings')
  return (
    <div role="status">
      {trials.map(({ url, fault }, index) => (
        <Alert
          // biome-ignore lint/suspicious/noArrayIndexKey: the same server may stand there twice
          key={index}
          mt="xs"
          variant="light"
          color={fault === null ? 'green' : 'red'}
          title={url}
        >
          {fault === null ? t(url.startsWith('stun') ? 'ice.answers' : 'ice.lends') : t(`ice.fault.${fault}`)}
        </Alert>
      ))}
    </div>
  )
}
