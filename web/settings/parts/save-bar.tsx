import { Button, Group, Transition } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import css from './save-bar.module.css'

interface Props {
  isDirty: boolean
  isSaving: boolean
  onDiscard: () => void
}

/** Stays in view while something is unsaved; the button submits the form it stands in. */
export function SaveBar({ isDirty, isSaving, onDiscard }: Props) {
  const { t } = useTranslation('settings')
  return (
    <div className={css.place}>
      <Transition mounted={isDirty || isSaving} transition="slide-up" duration={140}>
        {(style) => (
          <div className={css.bar} style={style} role="status">
            <span>{t('unsaved.bar')}</span>
            <Group gap="xs">
              <Button variant="subtle" color="gray" size="sm" onClick={onDiscard} disabled={isSaving}>
                {t('unsaved.discard')}
              </Button>
              <Button type="submit" size="sm" loading={isSaving}>
                {t('unsaved.save')}
              </Button>
            </Group>
          </div>
        )}
      </Transition>
    </div>
  )
}
