export { useUnseenCount } from './queries.ts'
export { useArticleLookedAt, useLookedAt } from './use-looked-at.ts'
export { useSound } from './use-sound.ts'
