import { testScenes } from './support/test-scenes.ts'

testScenes('uk')
