import type { Camera } from '@diia-desk/code-reader'
import { Button } from 'react-aria-components/Button'
import { Menu, MenuItem, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon } from '../../components/icon.tsx'
import styles from './camera-chooser.module.css'
import { useDeskWords } from './words.ts'

/** There only when there is a choice. */
export function CameraChooser({ cameras, current, onChoose }: { cameras: readonly Camera[]; current: string; onChoose: (deviceId: string) => void }) {
  const words = useDeskWords().camera
  return (
    <MenuTrigger>
      <Button className={styles.button} aria-label={words.choose}><Icon name="camera" /><Icon name="chevron-down" /></Button>
      <Popover className={styles.popover} placement="bottom end">
        <Menu
          className={styles.menu} aria-label={words.choose} selectionMode="single" disallowEmptySelection selectedKeys={[current]}
          onSelectionChange={(keys) => keys !== 'all' && [...keys].forEach((key) => onChoose(String(key)))}
        >
          {cameras.map(({ deviceId, label }, index) => {
            const name = label === '' ? words.unnamed(index + 1) : label
            return (
              <MenuItem key={deviceId} id={deviceId} textValue={name} className={styles.item}>
                {({ isSelected }) => <><span className={styles.tick}>{isSelected && <Icon name="check" />}</span>{name}</>}
              </MenuItem>
            )
          })}
        </Menu>
      </Popover>
    </MenuTrigger>
  )
}
