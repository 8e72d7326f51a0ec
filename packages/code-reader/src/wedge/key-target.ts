/**
 * What has the focus. `page`: nothing that accepts text. `field`: one line. `codes`: one line for codes only. `text`:
 * several lines, where Enter is part of the text, or a password; there only a code counts as a scan.
 */
export type KeyTarget = 'page' | 'field' | 'codes' | 'text'
