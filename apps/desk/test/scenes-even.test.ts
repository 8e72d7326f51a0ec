import { testScenes } from './support/test-scenes.ts'

testScenes(0, 2)
