import { Anchor, Button, Group } from '@mantine/core'
import { IconArrowLeft, IconDownload } from '@tabler/icons-react'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { CustomerImport } from '#contract/customer-imports.ts'
import { apiRoot } from '#web/lib/client.ts'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import { ImportProgress } from './import-progress.tsx'
import { ImportRows } from './import-rows.tsx'
import css from './imports.module.css'
import { MappingForm } from './mapping-form.tsx'
import { useImport, useImportActs } from './use-imports.ts'

export function ImportPage({ id }: { id: string }) {
  const found = useImport(id)
  return <Loading query={found}>{(known) => <ImportView known={known} />}</Loading>
}

/** One step after the other: how the file is understood, what it would change, and what became of it. */
function ImportView({ known }: { known: CustomerImport }) {
  const { t } = useTranslation('customers')
  const acts = useImportActs(known.id)
  const [isMapping, setMapping] = useState(known.state === 'mapping')
  const { state, counts } = known
  const showsMapping = state === 'mapping' || (state === 'previewed' && isMapping)
  return (
    <Page title={known.filename} lead={t(`imports.step.${showsMapping ? 'mapping' : state}`)} wide>
      <Anchor renderRoot={(props) => <Link to="/customers/imports" {...props} />} size="sm" className={css.back}>
        <IconArrowLeft size={16} aria-hidden /> {t('imports.back')}
      </Anchor>
      {showsMapping ? (
        <MappingForm
          key={`${known.delimiter}${known.charset}`}
          known={known}
          acts={acts}
          onPreview={() => setMapping(false)}
        />
      ) : (
        <>
          <ImportProgress known={known} onCancel={() => acts.cancel.mutate()} isCancelling={acts.cancel.isPending} />
          <ImportRows known={known} />
          <Group gap="xs" mt="md">
            {state === 'previewed' && (
              <Button variant="default" onClick={() => setMapping(true)}>
                {t('imports.remap')}
              </Button>
            )}
            {known.can.apply && (
              <Button loading={acts.apply.isPending} onClick={() => acts.apply.mutate()}>
                {t('imports.apply', { count: counts.new + counts.changed })}
              </Button>
            )}
            {state !== 'previewing' && state !== 'applying' && (
              <Button
                component="a"
                href={`${apiRoot}/customer-imports/${known.id}/results`}
                variant="default"
                leftSection={<IconDownload size={17} aria-hidden />}
              >
                {t('imports.results')}
              </Button>
            )}
          </Group>
        </>
      )}
    </Page>
  )
}
