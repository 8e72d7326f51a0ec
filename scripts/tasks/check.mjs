// npm run check: layout, types and lint, for the moment before a commit.
import { checkFormat, checkTypes, lint } from '../lib/checks.mjs'

process.exitCode = (await checkFormat()) || (await checkTypes()) || (await lint())
