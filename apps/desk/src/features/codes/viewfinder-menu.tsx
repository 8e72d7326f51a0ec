import type { Camera } from '@diia-desk/code-reader'
import { useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import { MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Icon } from '../../components/icon.tsx'
import { MenuHeading, OpenMenu, OpenMenuItem } from '../../components/open-menu.tsx'
import styles from './viewfinder-menu.module.css'
import { useCodeWords } from './words.ts'

interface ViewfinderMenuProps {
  cameras: readonly Camera[]
  /** The camera in use; '' if there is none. */
  current: string
  onCamera: (deviceId: string) => void
  /** Whether the camera's light is on; undefined for a camera without one. */
  torch: boolean | undefined
  onTorch: (on: boolean) => void
  onPictures: (files: readonly File[]) => void
}

/** Rarely needed settings: another camera, its light, and reading a code from a file. */
export function ViewfinderMenu({ cameras, current, onCamera, torch, onTorch, onPictures }: ViewfinderMenuProps) {
  const words = useCodeWords().camera
  const files = useRef<HTMLInputElement>(null)
  return (
    <>
      <MenuTrigger>
        <Button className={styles.button} aria-label={words.menu}>
          <Icon name="camera" />
          <Icon name="chevron-down" />
        </Button>
        <OpenMenu label={words.menu}>
          {cameras.length > 1 && (
            <MenuSection
              selectionMode="single"
              disallowEmptySelection
              selectedKeys={[current]}
              onSelectionChange={(keys) => keys !== 'all' && [...keys].forEach((key) => onCamera(String(key)))}
            >
              <MenuHeading>{words.choose}</MenuHeading>
              {cameras.map(({ deviceId, label }, index) => (
                <OpenMenuItem key={deviceId} id={deviceId} text={label === '' ? words.unnamed(index + 1) : label} />
              ))}
            </MenuSection>
          )}
          {torch !== undefined && (
            <MenuSection
              aria-label={words.torch}
              selectionMode="multiple"
              selectedKeys={torch ? ['torch'] : []}
              onSelectionChange={(keys) => onTorch(keys === 'all' || keys.has('torch'))}
            >
              <OpenMenuItem id="torch" text={words.torch} />
            </MenuSection>
          )}
          <MenuSection aria-label={words.picture}>
            <OpenMenuItem id="picture" text={words.picture} icon="image-up" onAction={() => files.current?.click()} />
          </MenuSection>
        </OpenMenu>
      </MenuTrigger>
      <input
        ref={files}
        type="file"
        accept="image/*"
        hidden
        data-testid="picture"
        onChange={({ target }) => {
          onPictures([...(target.files ?? [])])
          // Allows the same file to be chosen again.
          target.value = ''
        }}
      />
    </>
  )
}
