import { Button, Modal } from '@mantine/core'
import { IconPlus } from '@tabler/icons-react'
import { useTranslation } from 'react-i18next'
import type { TicketRuleDraft } from '#contract/ticket-rules.ts'
import { type RecipeKey, recipe, recipeKeys } from './recipes.ts'
import css from './rules.module.css'

interface Props {
  onChoose: (start: TicketRuleDraft | undefined) => void
  onClose: () => void
}

/** Rules to begin with; what they leave open is chosen in the editor. */
export function RecipeGallery({ onChoose, onClose }: Props) {
  const { t } = useTranslation('rules')
  const { t: common } = useTranslation('common')
  const choose = (key: RecipeKey) => {
    // Variables of mails are put in as they are, to be filled in for each ticket.
    const mailed = { name: '{{requester.firstName}}', subject: '{{ticket.subject}}' }
    const parts = recipe(key, (text) => t(`recipe.text.${text}`, mailed))
    onChoose({ name: t(`recipe.${key}`), description: '', ...parts })
  }
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('recipes.title')}
      size="xl"
      closeButtonProps={{ 'aria-label': common('close') }}
    >
      <p className={css.help}>{t('recipes.text')}</p>
      <Button
        mb="md"
        variant="default"
        leftSection={<IconPlus size={16} aria-hidden />}
        onClick={() => onChoose(undefined)}
      >
        {t('recipes.empty')}
      </Button>
      <ul className={css.recipes}>
        {recipeKeys.map((key) => (
          <li key={key}>
            <button type="button" className={css.recipe} onClick={() => choose(key)}>
              <span className={css.recipeName}>{t(`recipe.${key}`)}</span>
              <span className={css.recipeText}>{t(`recipe.${key}.does`)}</span>
            </button>
          </li>
        ))}
      </ul>
    </Modal>
  )
}
