import { useEffect } from 'react'

const separator = ' · '
let place = 'Mesa'

/** The name that follows each title, as `Mine · Mesa`. */
export function setTitlePlace(name: string): void {
  place = name
}

export function useDocumentTitle(title: string | undefined): void {
  useEffect(() => {
    document.title = title ? `${title}${separator}${place}` : place
  }, [title])
}
