/** Every file with its errors, in one list or in their folders. */
import type { VNode } from 'preact'
import { useMemo } from 'preact/hooks'
import { replaceRoute } from '../navigation-state.ts'
import { hashOf, hashOfFolder, type Route } from '../route.ts'
import type { Rows } from '../rows.ts'
import { isInside, wordsOf } from '../select.ts'
import { byFile, byFolder, type FolderTally, type Tally } from '../tallies.ts'
import { count, counted, fileName } from '../words.ts'
import { FileLink, PathName } from './names.tsx'
import { TallyTable } from './tally-table.tsx'
import { TextField } from './text-field.tsx'

interface FilesPageProps {
  readonly rows: Rows
  readonly route: Route
}

/** Each leads to its own page; search, folder and order stand in the address. */
export function FilesPage({ rows, route }: FilesPageProps): VNode {
  const { data } = rows
  const { text, inside } = route.filter
  const all = useMemo(() => byFile(rows), [rows])
  const found = useMemo(() => {
    const words = wordsOf(text)
    return all.filter(({ key }) => {
      const path = data.paths[key] ?? ''
      return isInside(path, inside) && words.every((word) => path.toLowerCase().includes(word))
    })
  }, [all, text, inside])
  const lines = useMemo(
    () =>
      route.folders
        ? byFolder(found, (key) => data.paths[key] ?? '', inside)
        : found.map((each): FolderTally => ({ ...each, folder: null })),
    [found, route.folders, inside],
  )
  const textOf = ({ key, folder }: FolderTally): string => folder ?? fileName(data, key)
  return (
    <section id="files" aria-labelledby="files-title">
      <h1 id="files-title" tabIndex={-1}>
        {counted(all.length, 'file')}
      </h1>
      <form
        class="filters"
        autocomplete="off"
        aria-label="Filter"
        onSubmit={(event) => event.preventDefault()}
      >
        <Layout folders={route.folders} />
        <TextField
          label="Search"
          hint="part of a path"
          value={text}
          onText={(next) => replaceRoute({ filter: { ...route.filter, text: next } })}
        />
      </form>
      <Folder inside={inside} />
      <p id="count" class="hint" role="status">
        {countWords(found, all)}
      </p>
      <TallyTable
        caption={`Errors by ${route.folders ? 'folder' : 'file'}`}
        noun={route.folders ? 'Name' : 'File'}
        tallies={lines}
        firstRun={data.firstRun}
        column={route.column}
        textOf={textOf}
        nameOf={({ key, folder }) =>
          folder === null ? (
            <FileLink rows={rows} path={key} />
          ) : (
            <a class="name" href={hashOfFolder(`${inside}${folder}`)}>
              <PathName path={folder} />
            </a>
          )
        }
      />
    </section>
  )
}

/** A file stays in the list when all of its errors are gone. */
function countWords(found: readonly Tally[], all: readonly Tally[]): string {
  const withErrors = found.filter(({ head }) => head > 0).length
  const left = found.length - withErrors
  const which =
    found.length === all.length ? '' : `${count(found.length)} of ${counted(all.length, 'file')}: `
  return `${which}${count(withErrors)} with errors${left === 0 ? '' : `, ${count(left)} with none left`}.`
}

function Layout({ folders }: { readonly folders: boolean }): VNode {
  return (
    <fieldset class="choices">
      <legend class="vh">Show</legend>
      {[false, true].map((each) => (
        <label key={String(each)}>
          <input
            type="radio"
            name="layout"
            checked={folders === each}
            onChange={() => replaceRoute({ folders: each })}
          />
          <span>{each ? 'Folders' : 'Files'}</span>
        </label>
      ))}
    </fieldset>
  )
}

/** Where the reader is, and the way out; nothing at the top. */
function Folder({ inside }: { readonly inside: string }): VNode | null {
  const parts = inside.split(/(?<=\/)/)
  return inside === '' ? null : (
    <nav aria-label="Folder" class="trail">
      <ol>
        <li>
          <a href={hashOfFolder('')}>All files</a>
        </li>
        {parts.map((part, depth) => {
          const folder = parts.slice(0, depth + 1).join('')
          return (
            <li key={folder}>
              {folder === inside ? (
                <span aria-current="true">{part}</span>
              ) : (
                <a href={hashOfFolder(folder)}>{part}</a>
              )}
            </li>
          )
        })}
      </ol>
      <a class="list-these" href={hashOf('errors', { status: 'current', inside })}>
        List these errors
      </a>
    </nav>
  )
}
