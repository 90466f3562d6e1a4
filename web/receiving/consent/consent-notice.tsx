import { Alert } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'

const outcomes = ['given', 'refused', 'expired', 'failed'] as const

/** What came of a visit to a provider, from which the browser comes back with one word in the address. */
export function ConsentNotice() {
  const { t } = useTranslation('receiving')
  const { t: common } = useTranslation('common')
  const [said, setSaid] = useState(() => new URLSearchParams(window.location.search).get('consent'))
  const outcome = outcomes.find((one) => one === said)
  if (outcome === undefined) return null
  return (
    <Alert
      role="status"
      color={outcome === 'given' ? 'teal' : 'yellow'}
      variant="light"
      mb="md"
      withCloseButton
      closeButtonLabel={common('close')}
      onClose={() => setSaid(null)}
    >
      {t(`consent.outcome.${outcome}`)}
    </Alert>
  )
}
