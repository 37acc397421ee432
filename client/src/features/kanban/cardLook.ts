import type { FieldDefinition } from '@trame/shared/model'

/** How cards are drawn; the same object until the view asks for something else. */
export type CardLook = {
  /** Fields and levels of the tree, as in a view's `shown`, without those that columns and lanes say. */
  readonly shown: readonly string[]
  readonly fields: ReadonlyMap<string, FieldDefinition>
  readonly colourBy: FieldDefinition | null
  readonly isCompact: boolean
  /** Whether the place within a list counts. */
  readonly isByHand: boolean
}
