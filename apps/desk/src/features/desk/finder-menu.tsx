import type { Camera } from '@diia-desk/code-reader'
import { useRef } from 'react'
import { Button } from 'react-aria-components/Button'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon } from '../../components/icon.tsx'
import styles from './finder-menu.module.css'
import { useDeskWords } from './words.ts'

interface FinderMenuProps {
  cameras: readonly Camera[]
  /** The camera in use, '' for none. */
  current: string
  onCamera: (deviceId: string) => void
  /** Whether the camera's lamp is lit; undefined where it has none. */
  torch: boolean | undefined
  onTorch: (on: boolean) => void
  onPictures: (files: readonly File[]) => void
}

/** What is rarely wanted of the camera: another one, its lamp, a code that somebody sent as a picture. */
export function FinderMenu({ cameras, current, onCamera, torch, onTorch, onPictures }: FinderMenuProps) {
  const words = useDeskWords().camera
  const files = useRef<HTMLInputElement>(null)
  return (
    <>
      <MenuTrigger>
        <Button className={styles.button} aria-label={words.menu}><Icon name="camera" /><Icon name="chevron-down" /></Button>
        <Popover className={styles.popover} placement="bottom end">
          <Menu className={styles.menu} aria-label={words.menu}>
            {cameras.length > 1 && (
              <MenuSection
                selectionMode="single" disallowEmptySelection selectedKeys={[current]}
                onSelectionChange={(keys) => keys !== 'all' && [...keys].forEach((key) => onCamera(String(key)))}
              >
                <Header className={styles.head}>{words.choose}</Header>
                {cameras.map(({ deviceId, label }, index) => <Item key={deviceId} id={deviceId} text={label === '' ? words.unnamed(index + 1) : label} />)}
              </MenuSection>
            )}
            {torch !== undefined && (
              <MenuSection aria-label={words.torch} selectionMode="multiple" selectedKeys={torch ? ['torch'] : []} onSelectionChange={(keys) => onTorch(keys === 'all' || keys.has('torch'))}>
                <Item id="torch" text={words.torch} />
              </MenuSection>
            )}
            <MenuSection aria-label={words.picture}>
              <MenuItem id="picture" textValue={words.picture} className={styles.item} onAction={() => files.current?.click()}>
                <span className={styles.tick}><Icon name="image-up" /></span>{words.picture}
              </MenuItem>
            </MenuSection>
          </Menu>
        </Popover>
      </MenuTrigger>
      <input
        ref={files} type="file" accept="image/*" hidden data-testid="picture"
        onChange={({ target }) => {
          onPictures([...(target.files ?? [])])
          // The same file may be chosen again.
          target.value = ''
        }}
      />
    </>
  )
}

function Item({ id, text }: { id: string; text: string }) {
  return (
    <MenuItem id={id} textValue={text} className={styles.item}>
      {({ isSelected }) => <><span className={styles.tick}>{isSelected && <Icon name="check" />}</span>{text}</>}
    </MenuItem>
  )
}
