/**
 * Where the keys go. `page`: nowhere that takes text. `field`: one line. `codes`: one line that takes codes alone.
 * `text`: many lines, where Enter is text like any other, or a password: there only a code itself is taken for a scan.
 */
export type KeyTarget = 'page' | 'field' | 'codes' | 'text'
