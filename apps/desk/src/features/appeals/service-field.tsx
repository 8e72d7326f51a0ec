import type { Service, Services } from '@diia-desk/contract'
import { useQuery } from '@tanstack/react-query'
import { useEffect, useId, useState, type KeyboardEvent } from 'react'
import { Collection } from 'react-aria-components/Collection'
import { ComboBox } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Header } from 'react-aria-components/Header'
import { Input } from 'react-aria-components/Input'
import { Label } from 'react-aria-components/Label'
import { ListBox, ListBoxItem, ListBoxSection } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Button, Key } from '../../components/button.tsx'
import { Hint } from '../../components/field.tsx'
import { FoundText } from '../../components/found-text.tsx'
import { Icon } from '../../components/icon.tsx'
import { useCommonWords } from '../../lib/common-words.ts'
import { asProblem } from '../../lib/problem.ts'
import { servicesQuery } from './queries.ts'
import styles from './service-field.module.css'
import { useAppealWords } from './words.ts'

type FoundService = Services['items'][number]

interface ServiceFieldProps {
  chosen: Pick<Service, 'code' | 'localNumber' | 'name' | 'retiredAt'> | undefined
  onChoose: (service: Service) => void
  /** Runs the action once it is known that a person types and not a scanner; absent where no scanner is listened to. */
  whenTyped?: ((act: () => void) => void) | undefined
  error?: string | undefined
  /** Takes the focus when it is rendered. */
  focusNow?: boolean
  /** The same height as other fields in its row. */
  compact?: boolean
  /** Also finds retired services, which old appeals have. */
  withRetired?: boolean
}

/**
 * Chooses a service by its code, by the centre's own number or by words of its name. The chosen service replaces the
 * field.
 */
export function ServiceField({
  chosen,
  onChoose,
  whenTyped,
  error,
  focusNow = false,
  compact = false,
  withRetired = false,
}: ServiceFieldProps) {
  const [changing, setChanging] = useState(false)
  if (chosen !== undefined && !changing)
    return <ChosenService service={chosen} compact={compact} onChange={() => setChanging(true)} />
  return (
    <ServiceSearch
      whenTyped={whenTyped}
      error={error}
      focusNow={focusNow || changing}
      compact={compact}
      withRetired={withRetired}
      onChoose={(service) => {
        setChanging(false)
        onChoose(service)
      }}
    />
  )
}

function ChosenService({
  service,
  compact,
  onChange,
}: {
  service: NonNullable<ServiceFieldProps['chosen']>
  compact: boolean
  onChange: () => void
}) {
  const words = useAppealWords().service
  const id = useId()
  return (
    <fieldset className={styles.field} aria-labelledby={id}>
      <span className={styles.label} id={id}>
        {words.label}
      </span>
      <div className={styles.chosen} data-compact={compact || undefined}>
        <p>
          <Codes service={service} /> <b>{service.name}</b>
        </p>
        <Button kind="plain" onClick={onChange}>
          {words.change}
        </Button>
      </div>
      {service.retiredAt !== undefined && (
        <p className="state tone-warn">
          <Icon name="triangle-alert" />
          {words.retired}
        </p>
      )}
    </fieldset>
  )
}

const atOnce = (act: () => void) => act()

/**
 * More digits than any code or number of a service has: probably a document number, which must not appear in an
 * address.
 */
const tooManyDigits = 10

function ServiceSearch({
  onChoose,
  whenTyped = atOnce,
  error,
  focusNow = false,
  compact = false,
  withRetired = false,
}: Omit<ServiceFieldProps, 'chosen'>) {
  const words = useAppealWords().service
  const common = useCommonWords()
  const [text, setText] = useState('')
  const [sought, setSought] = useState('')
  // Enter was pressed before the results came: the first one is chosen, unless it is only similar and nobody has seen
  // it.
  const [chooseFirst, setChooseFirst] = useState(false)
  const services = useQuery(servicesQuery(sought, withRetired))
  const items = services.data?.items ?? []
  const upToDate = !services.isPlaceholderData && services.data !== undefined && sought === text.trim()
  const first = upToDate ? items[0] : undefined
  const hintId = useId()

  useEffect(() => {
    if (chooseFirst && first !== undefined && first.found !== 'similar') onChoose(first)
  }, [chooseFirst, first, onChoose])

  function type(typed: string) {
    setText(typed)
    setChooseFirst(false)
    whenTyped(() => typed.replaceAll(/\D/g, '').length < tooManyDigits && setSought(typed.trim()))
  }

  function enter(event: KeyboardEvent) {
    if (
      event.key !== 'Enter' ||
      !(event.target instanceof HTMLInputElement) ||
      event.target.getAttribute('aria-activedescendant')
    )
      return
    // No option is focused: with text typed, Enter chooses the first result, otherwise it submits the form.
    if (text.trim() === '') return
    event.preventDefault()
    event.stopPropagation()
    if (first === undefined) setChooseFirst(true)
    else onChoose(first)
  }

  const sections = sectionsOf(items)
  const total = services.data?.total ?? items.length
  const matches = items.filter(({ found }) => found === 'match').length
  const titles = {
    recent: words.recent,
    frequent: words.frequent,
    match: items.length < total ? words.found(items.length, total) : words.found(matches, matches),
    similar: words.similar,
  }
  const nothing = services.isError
    ? `${words.failed} ${common.problem[asProblem(services.error).code]}`
    : services.data === undefined
      ? words.looking
      : sought === ''
        ? words.nothing
        : words.none
  return (
    // Handles Enter of the field inside.
    // oxlint-disable-next-line jsx-a11y/no-static-element-interactions
    <div onKeyDownCapture={enter}>
      <ComboBox
        className={styles.field}
        items={sections}
        inputValue={text}
        onInputChange={type}
        value={null}
        menuTrigger="focus"
        allowsEmptyCollection
        // The person asked for this field, by F9 or by a button that it replaces.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus={focusNow}
        isInvalid={error !== undefined}
        aria-describedby={hintId}
        onChange={(key) => {
          const service = items.find(({ id }) => id === key)
          if (service !== undefined) onChoose(service)
        }}
      >
        <Label className={styles.label}>{words.label}</Label>
        {/* Above the field, because the list opens below it. */}
        <Hint id={hintId} hint={compact ? undefined : words.hint} error={error} />
        <Group className={styles.box} data-compact={compact || undefined}>
          <Icon name="search" />
          <Input
            className={styles.input}
            maxLength={100}
            placeholder={compact ? words.hint : ''}
            aria-describedby={hintId}
          />
        </Group>
        <FoundList titles={titles} nothing={nothing} byEnter={text.trim() === '' ? undefined : first} />
      </ComboBox>
    </div>
  )
}

interface FoundSection {
  id: FoundService['found']
  items: FoundService[]
}

function sectionsOf(items: readonly FoundService[]): FoundSection[] {
  return (['recent', 'frequent', 'match', 'similar'] as const)
    .map((found) => ({ id: found, items: items.filter((item) => item.found === found) }))
    .filter((section) => section.items.length > 0)
}

/** `byEnter` is the service that Enter chooses. */
function FoundList({
  titles,
  nothing,
  byEnter,
}: {
  titles: Record<FoundSection['id'], string>
  nothing: string
  byEnter: FoundService | undefined
}) {
  return (
    <Popover
      className={styles.popover}
      placement="bottom start"
      offset={4}
      isNonModal
      UNSTABLE_portalContainer={main()}
    >
      <ListBox<FoundSection> className={styles.list} renderEmptyState={() => <p className={styles.none}>{nothing}</p>}>
        {(section) => (
          <ListBoxSection id={section.id}>
            <Header className={styles.head}>{titles[section.id]}</Header>
            <Collection items={section.items}>
              {(service) => <FoundLine key={service.id} service={service} byEnter={service === byEnter} />}
            </Collection>
          </ListBoxSection>
        )}
      </ListBox>
    </Popover>
  )
}

/** The list is inside the page's main landmark and is announced as a list. */
function main(): Element {
  return document.querySelector('main') ?? document.body
}

function FoundLine({ service, byEnter }: { service: FoundService; byEnter: boolean }) {
  const { code, localNumber, name, id, marks, retiredAt } = service
  const words = useAppealWords().service
  return (
    <ListBoxItem id={id} textValue={name} className={styles.item}>
      {/* Read aloud in the order in which it is shown: number, then name. */}
      <span className="quiet">
        {code !== undefined && (
          <span className="num">
            <FoundText text={code} ranges={marks?.code} />
          </span>
        )}{' '}
        {localNumber !== undefined && (
          <span>
            <FoundText text={localNumber} ranges={marks?.localNumber} />
          </span>
        )}
      </span>{' '}
      <span>
        <FoundText text={name} ranges={marks?.name} />
        {retiredAt !== undefined && <span className="hint">{words.retired}</span>}
      </span>
      {byEnter && (
        <span aria-hidden="true">
          <Key>Enter</Key>
        </span>
      )}
    </ListBoxItem>
  )
}

/** Tabular digits would widen the hyphen of a local number. */
function Codes({ service: { code, localNumber } }: { service: Pick<Service, 'code' | 'localNumber'> }) {
  return (
    <span className="quiet">
      {code !== undefined && <span className="num">{code}</span>}
      {code !== undefined && localNumber !== undefined && ' · '}
      {localNumber}
    </span>
  )
}
