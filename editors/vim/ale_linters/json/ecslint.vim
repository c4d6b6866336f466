" ALE linter: ecslint for JSON buffers, saved or not. Other JSON than task definitions is left alone.
" To enable: let g:ale_linters = {'json': ['ecslint']}

call ale#Set('json_ecslint_executable', 'ecslint')
call ale#Set('json_ecslint_options', '')

function! ale_linters#json#ecslint#GetCommand(buffer) abort
    return '%e check'
    \   . ale#Pad(ale#Var(a:buffer, 'json_ecslint_options'))
    \   . ' --format jsonl --quiet --force-exclude --skip-unrecognised --stdin-filename %s -'
endfunction

" A line for each finding; columns are bytes from 1, as in Vim, and the end is behind the last one. Other lines are
" what ecslint says of itself, as of options that it does not know.
function! ale_linters#json#ecslint#Handle(buffer, lines) abort
    let l:types = {'error': 'E', 'warning': 'W', 'info': 'I'}
    let l:output = []

    for l:line in a:lines
        let l:finding = ale#util#FuzzyJSONDecode(l:line, {})

        if empty(l:finding)
            if l:line =~# '^ecslint: '
                call add(l:output, {'lnum': 1, 'type': 'E', 'text': l:line})
            endif

            continue
        endif

        let l:range = l:finding.range
        let l:detail = l:finding.message
        \   . (has_key(l:finding, 'help') ? "\nhelp: " . l:finding.help : '')
        \   . (has_key(l:finding, 'note') ? "\nnote: " . l:finding.note : '')
        call add(l:output, {
        \   'lnum': l:range.start.line,
        \   'col': l:range.start.column,
        \   'end_lnum': l:range.end.line,
        \   'end_col': l:range.end.column - 1,
        \   'type': get(l:types, l:finding.severity, 'E'),
        \   'code': l:finding.rule,
        \   'text': l:finding.message,
        \   'detail': l:detail,
        \})
    endfor

    return l:output
endfunction

call ale#linter#Define('json', {
\   'name': 'ecslint',
\   'executable': {buffer -> ale#Var(buffer, 'json_ecslint_executable')},
\   'command': function('ale_linters#json#ecslint#GetCommand'),
\   'output_stream': 'both',
\   'callback': 'ale_linters#json#ecslint#Handle',
\})
