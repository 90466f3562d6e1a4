import { Button, CopyButton } from '@mantine/core'
import { IconCheck, IconCopy } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { DnsRecord } from '#contract/sending.ts'
import css from './settings.module.css'

/** A DNS record to publish, piece by piece as the forms of DNS providers want it. */
export function RecordBox({ record }: { record: DnsRecord }) {
  const { t } = useTranslation('sending')
  return (
    <dl className={css.record}>
      <Piece name={t('record.name', { type: record.type })} value={record.name} />
      <Piece name={t('record.value')} value={record.value} />
    </dl>
  )
}

function Piece({ name, value }: { name: string; value: string }) {
  const { t: common } = useTranslation('common')
  return (
    <div className={css.piece}>
      <dt>{name}</dt>
      <dd>{value}</dd>
      <CopyButton value={value} timeout={3000}>
        {({ copied, copy }) => (
          <Button
            size="compact-xs"
            variant="default"
            aria-label={`${copied ? common('copied') : common('copy')}: ${name}`}
            leftSection={copied ? <IconCheck size={14} aria-hidden /> : <IconCopy size={14} aria-hidden />}
            onClick={copy}
          >
            {copied ? common('copied') : common('copy')}
          </Button>
        )}
      </CopyButton>
    </div>
  )
}
