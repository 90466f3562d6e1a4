import { useTranslation } from 'react-i18next'
import css from './new-form.module.css'

interface Props {
  value: string
  onChange: (value: string) => void
}

/** Nobody sees it; programs that fill in everything give themselves away. */
export function Honeypot({ value, onChange }: Props) {
  const { t } = useTranslation('portal')
  return (
    <div className={css['honeypot']} aria-hidden>
      <label>
        {t('new.leaveEmpty')}
        <input
          type="text"
          name="website"
          tabIndex={-1}
          autoComplete="off"
          value={value}
          onChange={(event) => onChange(event.currentTarget.value)}
        />
      </label>
    </div>
  )
}
