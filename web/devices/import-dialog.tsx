import { Button, FileInput, Group, Modal, Select, Stack, Text } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ImportedLine } from '#contract/device-imports.ts'
import { api } from '#web/lib/api.ts'
import { keys } from '#web/lib/queries.ts'
import { showError, showSuccess } from '#web/ui/notify.ts'
import { deviceTeamsQuery } from './api.ts'
import css from './devices.module.css'

/** So many lines are drawn; those with a fault come first. */
const mostShown = 200

/** A file of devices: first what it would do, then doing it. */
export function ImportDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation('devices')
  const { t: common } = useTranslation('common')
  const { data: teams = [] } = useQuery(deviceTeamsQuery)
  const [file, setFile] = useState<File | null>(null)
  const [chosen, setChosen] = useState<string | null>(null)
  const teamId = chosen ?? teams[0]?.id ?? null
  const read = useImport()
  const preview = read.data
  const run = async (isPreview: boolean, from = file) => {
    if (from === null || teamId === null) return
    const { isWritten, addCount, updateCount } = await read.mutateAsync({ csv: await from.text(), teamId, isPreview })
    if (!isWritten) return
    showSuccess(t('import.done', { added: addCount, updated: updateCount }))
    onClose()
  }
  return (
    <Modal
      opened
      size="lg"
      title={t('import.title')}
      closeButtonProps={{ 'aria-label': common('close') }}
      onClose={onClose}
    >
      <Stack gap="md">
        <Text size="sm">{t('import.text')}</Text>
        <Select
          label={t('import.team')}
          allowDeselect={false}
          data={teams.map(({ id, name }) => ({ value: id, label: name }))}
          value={teamId}
          onChange={setChosen}
        />
        <FileInput
          label={t('import.file')}
          placeholder={t('import.choose')}
          accept=".csv,text/csv,text/plain"
          value={file}
          onChange={(next) => {
            setFile(next)
            if (next !== null) void run(true, next).catch(() => undefined)
          }}
        />
        {preview && (
          <>
            <Text size="sm" role="status">
              {t('import.would', { added: preview.addCount, updated: preview.updateCount, faults: preview.faultCount })}
            </Text>
            <Lines lines={preview.lines} />
            <Group justify="flex-end">
              <Button loading={read.isPending} onClick={() => void run(preview.faultCount > 0).catch(() => undefined)}>
                {t(preview.faultCount > 0 ? 'import.again' : 'import.run')}
              </Button>
            </Group>
          </>
        )}
      </Stack>
    </Modal>
  )
}

function Lines({ lines }: { lines: ImportedLine[] }) {
  const { t } = useTranslation('devices')
  const shown = lines.toSorted((one, other) => Number(other.fault !== null) - Number(one.fault !== null))
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reached by keyboard
    <ul className={`${css['list']} ${css['software']}`} tabIndex={0} aria-label={t('import.lines')}>
      {shown.slice(0, mostShown).map(({ line, name, outcome, fault }) => (
        <li key={line} className={css['line']}>
          <span>
            {line}. {name}
          </span>
          <span className={fault ? css['firing'] : css['more']}>
            {fault ? `${fault.column}: ${t(`import.fault.${fault.code}`)}` : t(`import.outcome.${outcome}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}

function useImport() {
  const queries = useQueryClient()
  return useMutation({
    mutationFn: (body: { csv: string; teamId: string; isPreview: boolean }) => api.deviceImports.run({ body }),
    onSuccess: ({ isWritten }) => (isWritten ? queries.invalidateQueries({ queryKey: keys.devices }) : undefined),
    onError: showError,
  })
}
