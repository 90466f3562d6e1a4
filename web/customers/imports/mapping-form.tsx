import { Alert, Button, Checkbox, Group, Select } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CustomerImport, charset, delimiter } from '#contract/customer-imports.ts'
import { ApiError } from '#web/lib/api-error.ts'
import css from './imports.module.css'
import { targetsQuery, useTargetWords } from './targets.ts'
import type { useImportActs } from './use-imports.ts'

interface Props {
  known: CustomerImport
  acts: ReturnType<typeof useImportActs>
  onPreview: () => void
}

/** What each column of the file is. */
export function MappingForm({ known, acts, onPreview }: Props) {
  const { t } = useTranslation('customers')
  const [targets, setTargets] = useState(() => known.columns.map(({ target }) => target))
  const [creates, setCreates] = useState(known.createsOrganizations)
  const { data: offered = [] } = useQuery(targetsQuery(known.subject))
  const words = useTargetWords(known.subject)
  const { reread, preview } = acts

  function submit(event: FormEvent) {
    event.preventDefault()
    preview.mutate({ targets, createsOrganizations: creates }, { onSuccess: onPreview })
  }

  const refused = preview.error instanceof ApiError ? preview.error.fieldCodes['targets'] : undefined
  return (
    <form className={css.mapping} onSubmit={submit}>
      <Group align="flex-end">
        <Select
          label={t('imports.delimiter')}
          allowDeselect={false}
          data={delimiter.options.map((one) => ({ value: one, label: t(`imports.delimiter.${delimiterNames[one]}`) }))}
          value={known.delimiter}
          onChange={(next) => reread.mutate({ delimiter: delimiter.parse(next) })}
        />
        <Select
          label={t('imports.charset')}
          allowDeselect={false}
          data={charset.options.map((one) => ({ value: one, label: t(`imports.charset.${one}`) }))}
          value={known.charset}
          onChange={(next) => reread.mutate({ charset: charset.parse(next) })}
        />
      </Group>
      {refused && (
        <Alert role="alert" color="red" variant="light">
          {t(refused === 'taken' ? 'imports.twice' : 'imports.nobody')}
        </Alert>
      )}
      <table className={css.table}>
        <thead>
          <tr>
            <th scope="col">{t('imports.column')}</th>
            <th scope="col">{t('imports.samples')}</th>
            <th scope="col">{t('imports.target')}</th>
          </tr>
        </thead>
        <tbody>
          {known.columns.map(({ header, samples }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns are what stands at their place
            <tr key={index}>
              <th scope="row">{header || t('imports.noHeader')}</th>
              <td className={css.samples}>{samples.join(' · ')}</td>
              <td>
                <Select
                  size="xs"
                  clearable
                  clearButtonProps={{ 'aria-label': t('imports.leaveOut') }}
                  aria-label={t('imports.targetOf', { header })}
                  placeholder={t('imports.leftOut')}
                  data={offered.map((target) => ({ value: target, label: words(target) }))}
                  value={targets[index] ?? null}
                  onChange={(next) => setTargets((before) => before.with(index, next))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {known.subject === 'person' && (
        <Checkbox
          label={t('imports.creates')}
          checked={creates}
          onChange={(event) => setCreates(event.currentTarget.checked)}
        />
      )}
      <p className={css.hint}>{t('imports.emptyHint')}</p>
      <Button type="submit" className={css.submit} loading={preview.isPending}>
        {t('imports.preview')}
      </Button>
    </form>
  )
}

const delimiterNames = { ',': 'comma', ';': 'semicolon', '\t': 'tab', '|': 'bar' } as const
