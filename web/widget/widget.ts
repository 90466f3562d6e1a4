import { openWidget } from './open-widget.ts'

// Set only while a classic script runs, which is when this one does.
const script = document.currentScript
if (script instanceof HTMLScriptElement) openWidget(document, script)
