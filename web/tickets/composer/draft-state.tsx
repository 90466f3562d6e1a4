import { useTranslation } from 'react-i18next'
import { useMoment } from '../use-moment.ts'
import css from './composer.module.css'
import type { SaveState } from './draft-saver.ts'

/** Says that nothing typed can be lost. */
export function DraftState({ state }: { state: SaveState }) {
  const { t } = useTranslation('tickets')
  const moment = useMoment()
  return (
    <span className={css['draft']} data-tone={state.kind === 'kept' ? 'warn' : undefined}>
      {state.kind === 'saving' && t('draft.saving')}
      {state.kind === 'kept' && t('draft.kept')}
      {state.kind === 'saved' && t('draft.saved', { when: moment(state.at) })}
    </span>
  )
}
