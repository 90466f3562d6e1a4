import { ActionIcon, Button, SegmentedControl } from '@mantine/core'
import { IconArrowUp, IconForms, IconPlus } from '@tabler/icons-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type CustomField, type FieldSubject, fieldSubject } from '#contract/fields.ts'
import { useLabel } from '#web/lib/field-words.ts'
import { EmptyState } from '#web/ui/empty-state.tsx'
import { Loading } from '#web/ui/loading.tsx'
import { Page } from '#web/ui/page.tsx'
import rows from '../parts/rows.module.css'
import { FieldDialog } from './field-dialog.tsx'
import { useFields, useSortFields } from './use-fields.ts'

export function FieldsPage() {
  const { t } = useTranslation('settings')
  const [subject, setSubject] = useState<FieldSubject>('ticket')
  const fields = useFields(subject)
  const sort = useSortFields(subject)
  const [edited, setEdited] = useState<CustomField | 'new'>()
  const add = (
    <Button leftSection={<IconPlus size={17} aria-hidden />} onClick={() => setEdited('new')}>
      {t('fields.add')}
    </Button>
  )
  return (
    <Page title={t('section.fields')} lead={t('section.fields.lead')} actions={add}>
      <SegmentedControl
        mb="md"
        aria-label={t('fields.subject')}
        data={fieldSubject.options.map((one) => ({ value: one, label: t(`fields.subject.${one}`) }))}
        value={subject}
        onChange={(next) => setSubject(fieldSubject.parse(next))}
      />
      <Loading query={fields}>
        {({ items }) =>
          items.length === 0 ? (
            <EmptyState
              icon={<IconForms size={28} stroke={1.6} />}
              title={t('fields.none')}
              text={t(`fields.noneText.${subject}`)}
            />
          ) : (
            <ul className={rows.rows}>
              {items.map((field, index) => (
                <li key={field.id} className={rows.row}>
                  <FieldRow
                    field={field}
                    onEdit={() => setEdited(field)}
                    onUp={index > 0 ? () => sort.mutate(raised(items, index)) : undefined}
                  />
                </li>
              ))}
            </ul>
          )
        }
      </Loading>
      {edited && (
        <FieldDialog
          subject={subject}
          field={edited === 'new' ? undefined : edited}
          others={(fields.data?.items ?? []).filter((one) => one !== edited)}
          onClose={() => setEdited(undefined)}
        />
      )}
    </Page>
  )
}

function raised(items: CustomField[], index: number): CustomField[] {
  const item = items[index]
  return item === undefined ? items : items.toSpliced(index, 1).toSpliced(index - 1, 0, item)
}

interface RowProps {
  field: CustomField
  onEdit: () => void
  onUp: (() => void) | undefined
}

function FieldRow({ field, onEdit, onUp }: RowProps) {
  const { t } = useTranslation('settings')
  const name = useLabel()(field.labels)
  const facts = [
    field.key,
    t(`fields.type.${field.type}`),
    ...(field.isRequiredOnOpen ? [t('fields.requiredOpen')] : []),
    ...(field.isRequiredOnSolve ? [t('fields.requiredSolve')] : []),
    ...(field.shownWhen ? [t('fields.dependsOn', { key: field.shownWhen.key })] : []),
  ]
  return (
    <>
      <div className={rows.words}>
        <div className={rows.name}>
          {name}
          {field.isArchived && <span className={rows.pill}>{t('fields.archived')}</span>}
        </div>
        <div className={rows.more}>{facts.join(' · ')}</div>
      </div>
      {onUp && (
        <ActionIcon variant="subtle" color="gray" aria-label={t('fields.up', { name })} onClick={onUp}>
          <IconArrowUp size={17} />
        </ActionIcon>
      )}
      <Button variant="default" size="xs" aria-label={t('fields.editTitle', { name })} onClick={onEdit}>
        {t('fields.edit')}
      </Button>
    </>
  )
}
