import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { fromRoot, root } from './lib/root.mjs'

const pages = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((page) => page !== '' && existsSync(fromRoot(page)))

describe('the documentation', () => {
  it.each(pages)('%s names only files that exist', (page) => {
    const text = readFileSync(fromRoot(page), 'utf8').replaceAll(/```.*?```/gs, '')
    const links = [...text.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target]) => target)
    const own = links.filter((target) => !/^([a-z]+:|#)/.test(target)).map((target) => target.split('#')[0])
    expect(own.filter((target) => !existsSync(join(root, dirname(page), target)))).toEqual([])
  })

  it('has a line for each decision', () => {
    const index = readFileSync(fromRoot('docs/decisions/README.md'), 'utf8')
    const decisions = readdirSync(fromRoot('docs/decisions')).filter((file) => /^\d{4}-/.test(file))
    expect(decisions.filter((file) => !index.includes(`](${file})`))).toEqual([])
  })
})
