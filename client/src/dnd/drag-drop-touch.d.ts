declare module '@dragdroptouch/drag-drop-touch' {
  export type TouchOptions = {
    isPressHoldMode?: boolean
    pressHoldDelayMS?: number
    pressHoldMargin?: number
    pressHoldThresholdPixels?: number
    contextMenuDelayMS?: number
    allowDragScroll?: boolean
  }
  export function enableDragDropTouch(dragRoot: Document, dropRoot: Document, options: TouchOptions): void
}
