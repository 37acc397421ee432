import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { root } from './sources.ts'

test('the order of the style layers is known before the first stylesheet', () => {
  const page = readFileSync(join(root, 'client', 'dist', 'index.html'), 'utf8')
  const order = page.search(/<style>\s*@layer reset, ?tokens, ?base, ?components;\s*<\/style>/)
  expect(order).toBeGreaterThan(0)
  expect(order).toBeLessThan(page.search(/<link rel="(stylesheet|modulepreload)"|<script/))
})
