import { Button, Group, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useFieldErrors } from '#web/lib/field-errors.ts'
import { ConfirmButton } from '#web/ui/confirm-button.tsx'
import { Loading } from '#web/ui/loading.tsx'
import rows from '../parts/rows.module.css'
import { groupsQuery, useAddGroup, useRemoveGroup } from './use-watching.ts'

/** Groups of devices that share thresholds and maintenance windows. */
export function Groups() {
  const { t } = useTranslation('settings')
  const { t: common } = useTranslation('common')
  const groups = useQuery(groupsQuery)
  const [name, setName] = useState('')
  const add = useAddGroup(() => setName(''))
  const remove = useRemoveGroup()
  const refused = useFieldErrors(add.error, { name_taken: 'name' })
  return (
    <section>
      <h2>{t('devices.groups')}</h2>
      <Loading query={groups}>
        {(items) => (
          <ul className={rows.rows}>
            {items.map((group) => (
              <li key={group.id} className={rows.row}>
                <div className={rows.words}>
                  <div className={rows.name}>{group.name}</div>
                  <div className={rows.more}>{t('devices.groupCount', { count: group.deviceCount })}</div>
                </div>
                <ConfirmButton
                  size="xs"
                  aria-label={t('devices.removeGroup', { name: group.name })}
                  title={t('devices.removeGroup', { name: group.name })}
                  text={t('devices.removeGroupText')}
                  confirmLabel={t('devices.remove')}
                  onConfirm={() => remove.mutate(group.id)}
                >
                  {t('devices.remove')}
                </ConfirmButton>
              </li>
            ))}
          </ul>
        )}
      </Loading>
      <form
        onSubmit={(event) => {
          event.preventDefault()
          if (name.trim() !== '') add.mutate(name.trim())
        }}
      >
        <Group mt="sm" align="end" gap="xs">
          <TextInput
            label={t('devices.newGroup')}
            maxLength={120}
            value={name}
            error={refused.of('name') ?? refused.rest}
            onChange={(event) => setName(event.currentTarget.value)}
          />
          <Button type="submit" variant="default" loading={add.isPending}>
            {common('add')}
          </Button>
        </Group>
      </form>
    </section>
  )
}
