import { Button, FileButton, Group, SegmentedControl, Text } from '@mantine/core'
import { IconDownload, IconFileSpreadsheet, IconUpload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CustomerImport, importSubject } from '#contract/customer-imports.ts'
import { apiRoot } from '#web/lib/client.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { TimeAgo } from '#web/ui/time-ago.tsx'
import rows from '../list/rows.module.css'
import css from './imports.module.css'
import { useBeginImport, useImports } from './use-imports.ts'

/** Reading lists of customers in from a file, and writing them out. */
export function ImportsPage() {
  const { t } = useTranslation('customers')
  const [subject, setSubject] = useState<CustomerImport['subject']>('person')
  const imports = useImports()
  const begin = useBeginImport()
  const take = (file: File | null | undefined) => file && begin.mutate({ file, subject })
  return (
    <Page title={t('imports.title')} lead={t('imports.lead')}>
      <SegmentedControl
        mb="md"
        aria-label={t('imports.subject')}
        data={importSubject.options.map((one) => ({ value: one, label: t(`imports.subject.${one}`) }))}
        value={subject}
        onChange={(next) => setSubject(importSubject.parse(next))}
      />
      <FileDrop className={css.drop} disabled={begin.isPending} onFiles={([file]) => take(file)}>
        <IconFileSpreadsheet size={30} stroke={1.5} aria-hidden />
        <Text size="sm" ta="center">
          {t('imports.dropText')}
        </Text>
        <Group gap="xs" justify="center">
          <FileButton accept=".csv,.tsv,.txt,text/csv" onChange={take}>
            {(props) => (
              <Button {...props} loading={begin.isPending} leftSection={<IconUpload size={17} aria-hidden />}>
                {t('imports.choose')}
              </Button>
            )}
          </FileButton>
          <Button
            component="a"
            href={`${apiRoot}/customer-exports/${subject}`}
            variant="default"
            leftSection={<IconDownload size={17} aria-hidden />}
          >
            {t(`imports.export.${subject}`)}
          </Button>
        </Group>
      </FileDrop>
      <h2 className={css.heading}>{t('imports.recent')}</h2>
      <Loading query={imports}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconFileSpreadsheet size={28} stroke={1.6} />}
              title={t('imports.none')}
              text={t('imports.noneText')}
            />
          ) : (
            <ul className={rows.rows} aria-label={t('imports.recent')}>
              {items.map((one) => (
                <li key={one.id}>
                  <Link to="/customers/imports/$id" params={{ id: one.id }} className={rows.row}>
                    <span className={rows.words}>
                      <span className={rows.name}>{one.filename}</span>
                      <span className={rows.more}>
                        {t(`imports.subject.${one.subject}`)} · {t(`imports.state.${one.state}`)}
                      </span>
                    </span>
                    <TimeAgo iso={one.createdAt} className={rows.aside} />
                  </Link>
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
    </Page>
  )
}
