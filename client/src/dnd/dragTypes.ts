/** What can be dragged and where it can be dropped. Drag and drop knows items, trees and lists; it knows no board. */

export type Dragged =
  | { readonly type: 'item'; readonly id: string; readonly from: string; readonly title: string; /** All that go along, itself among them; left out when it is alone. */ readonly ids?: readonly string[] }
  | { readonly type: 'list'; readonly id: string; readonly title: string }

/** Where in a tree, relative to the row under the pointer. */
export type TreeIntent =
  | { readonly kind: 'before' }
  | { readonly kind: 'after' }
  /** First when the row is open (the drop line is under it), else last. */
  | { readonly kind: 'inside'; readonly at: 'first' | 'last' }
  /** After the row's ancestor at this level (0 is the topmost). */
  | { readonly kind: 'out'; readonly level: number }

export type Edge = 'before' | 'after'

/** What lies under the pointer. */
export type DropPlace =
  | { readonly over: 'row'; readonly id: string; readonly intent: TreeIntent }
  /** The empty space below a tree. */
  | { readonly over: 'tree' }
  | { readonly over: 'item'; readonly id: string; readonly list: string; readonly lane: string; readonly edge: Edge }
  | { readonly over: 'list'; readonly list: string; readonly lane: string }
  /** A status on its own, as on the bar at the foot of a phone. */
  | { readonly over: 'status'; readonly status: string }
  | { readonly over: 'head'; readonly list: string; readonly edge: Edge }
