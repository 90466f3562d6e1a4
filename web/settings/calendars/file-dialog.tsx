import { Button, FileButton } from '@mantine/core'
import { IconFileImport } from '@tabler/icons-react'
import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Holiday } from '#contract/calendars.ts'
import { api } from '#web/lib/api.ts'
import { FileDrop } from '#web/ui/file-drop.tsx'
import { FormModal } from '#web/ui/form-modal.tsx'
import css from './file-dialog.module.css'
import { PickHolidays } from './pick-holidays.tsx'
import { newHolidays } from './use-calendars.ts'

interface Props {
  present: Holiday[]
  timeZone: string
  onDone: (holidays: Holiday[]) => void
  onClose: () => void
}

const mostCharacters = 500_000

/** Holidays from an iCalendar file, looked at before they are taken. */
export function FileDialog({ present, timeZone, onDone, onClose }: Props) {
  const { t } = useTranslation('settings')
  const [left, setLeft] = useState<ReadonlySet<number>>(new Set())
  const read = useMutation({
    mutationFn: async (file: File) => {
      const text = (await file.text()).slice(0, mostCharacters)
      return api.calendars.readFile({ body: { text: text === '' ? ' ' : text, timeZone } })
    },
    onSuccess: () => setLeft(new Set()),
  })
  const take = (file: File | null | undefined) => file && read.mutate(file)
  const added = newHolidays(present, read.data?.holidays ?? [])
  const taken = added.filter((_, index) => !left.has(index))
  const leftOut = read.data?.leftOut ?? []
  return (
    <FormModal
      title={t('calendars.fileTitle')}
      text={t('calendars.fileText')}
      submitLabel={t('calendars.take', { count: taken.length })}
      isDirty={taken.length > 0}
      isSaving={read.isPending}
      error={read.error ? t('calendars.fileUnreadable') : undefined}
      onSubmit={() => {
        onDone(taken)
        onClose()
      }}
      onClose={onClose}
    >
      <FileDrop onFiles={([file]) => take(file)} className={css.drop}>
        <FileButton accept=".ics,text/calendar" onChange={take}>
          {(button) => (
            <Button {...button} variant="default" leftSection={<IconFileImport size={16} aria-hidden />}>
              {t('calendars.chooseFile')}
            </Button>
          )}
        </FileButton>
        <span className={css.hint}>{t('calendars.orDrop')}</span>
      </FileDrop>
      {read.data && <PickHolidays holidays={added} left={left} onLeave={setLeft} />}
      {leftOut.length > 0 && (
        <details>
          <summary>{t('calendars.leftOut', { count: leftOut.length })}</summary>
          <ul className={css.leftOut}>
            {leftOut.map(({ name, why }, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a list that is only shown
              <li key={index}>
                {name}: {t(`calendars.leftOut.${why}`)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </FormModal>
  )
}
