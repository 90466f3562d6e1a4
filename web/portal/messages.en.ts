import { en as approvals } from './approvals/messages.en.ts'
import { en as catalogue } from './catalogue/messages.en.ts'
import { en as entry } from './entry/messages.en.ts'
import { en as files } from './files/messages.en.ts'
import { en as frame } from './frame/messages.en.ts'
import { en as home } from './home/messages.en.ts'
import { en as writing } from './new/messages.en.ts'
import { en as rating } from './rating/messages.en.ts'
import { en as request } from './request/messages.en.ts'
import { en as requests } from './requests/messages.en.ts'
import { en as share } from './share/messages.en.ts'

/** The words of the requester's app, each folder's own beside it. */
export const en = {
  ...frame,
  ...home,
  ...approvals,
  ...requests,
  ...request,
  ...writing,
  ...files,
  ...catalogue,
  ...rating,
  ...entry,
  ...share,
}
