/**
 * Press and hold drags by touch where the browser does not do it itself: Firefox on Android, touch screens on desktops.
 * Chrome on Android and Safari on iOS start a native drag from a long press. A swipe always scrolls.
 */
const HOLD_MS = 400
const HOLD_MARGIN_PX = 10

const isNative = (agent: string): boolean => (/Android/.test(agent) && /Chrome\//.test(agent)) || /iPhone|iPad|iPod/.test(agent)

let isEnabled = false

export function enableTouchDrag(): void {
  const isMac = navigator.userAgent.includes('Macintosh')
  if (isEnabled || navigator.maxTouchPoints === 0 || isMac || isNative(navigator.userAgent)) return
  isEnabled = true
  void import('@dragdroptouch/drag-drop-touch').then(({ enableDragDropTouch }) =>
    enableDragDropTouch(document, document, {
      isPressHoldMode: true,
      pressHoldDelayMS: HOLD_MS,
      pressHoldMargin: HOLD_MARGIN_PX,
      pressHoldThresholdPixels: 0,
      contextMenuDelayMS: 60_000,
      allowDragScroll: false,
    }),
  )
}
