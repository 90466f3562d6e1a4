import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { FileButton } from '../files/file-button.tsx'
import { FileList } from '../files/file-list.tsx'
import type { Files } from '../files/use-files.ts'
import { ChoiceCards } from './choice-cards.tsx'
import type { FormPart } from './form-part.ts'
import css from './new-form.module.css'

interface Props extends Omit<FormPart, 'faults'> {
  files: Files
}

export function UrgencyAndFiles({ draft, files, onChange }: Props) {
  const { t } = useTranslation('portal')
  const title = useId()
  return (
    <>
      <ChoiceCards
        legend={t('new.urgency')}
        value={draft.urgency}
        onChange={(urgency) => onChange({ urgency })}
        choices={([1, 2, 3] as const).map((value) => ({
          value,
          title: t(`new.urgency.${value}`),
          text: t(`new.urgency.${value}.text`),
        }))}
      />
      <div className={css['files']} role="group" aria-labelledby={title}>
        <span id={title} className={css['label']}>
          {t('new.files')}
        </span>
        <FileList files={files} />
        <div className={css['attach']}>
          <FileButton onFiles={files.add} />
          <span>{t('files.hint')}</span>
        </div>
      </div>
    </>
  )
}
