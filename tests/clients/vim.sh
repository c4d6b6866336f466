#!/bin/sh
# Vim: the compiler file fills the quickfix list, ALE the location list of a buffer that was never saved.
# shellcheck source=tests/clients/common.sh
. "$(dirname "$0")/common.sh"
needs vim vim
vim --version | grep -q '+job' || skip 'this vim was built without jobs (Debian: package vim)'
cd "$work" || exit 1
put_wide >bad.json
put_good >good.taskdef.json

# edit COMMAND...: runs vim with the editors' folder of this project; what it writes to `out` is kept.
edit()
{
	rm -f out
	cat >script
	timeout 60 vim -N -u NONE -i NONE -n --not-a-term -es -S script </dev/null >log 2>&1
	check 'vim ends well' log [ $? -eq 0 ]
	[ -e out ] || : >out
}

edit <<END
set encoding=utf-8
set runtimepath^=$top/editors/vim
filetype plugin on
edit bad.json
compiler ecslint
silent make! % good.taskdef.json
call writefile(map(getqflist(), {_, e -> printf('%s:%d:%d:%s:%s', bufname(e.bufnr), e.lnum, e.col, e.type, e.text)}), 'out')
cc 1
call writefile([getline('.')[col('.') - 1 : col('.') + 3]], 'out', 'a')
silent make! missing.json
call writefile(map(getqflist(), {_, e -> e.text}), 'out', 'a')
qall!
END
check 'four lines' out [ "$(wc -l <out)" -eq 4 ]
has 'the quickfix list' out 'bad.json:4:93:e:memory is a string, but ECS wants an integer [wrong-type]'
has 'the quickfix list' out 'bad.json:5:3:e:unknown member "volumez"'
check 'the cursor is at the value' out [ "$(sed -n 3p out)" = '"256"' ]
has 'a file that cannot be read' out 'missing.json: No such file or directory'

[ -d /usr/share/vim-ale ] || {
	echo "skipped: ALE is not installed (Debian's package vim-ale)"
	finish
}

# ale FILE SETTING: lints the unsaved text of the file in a buffer with the name new.json.
ale()
{
	edit <<END
set encoding=utf-8
set runtimepath^=$top/editors/vim,/usr/share/vim-ale
set hidden
let g:ale_linters = {'json': ['ecslint']}
let g:ale_lint_on_enter = 0
let g:ale_lint_on_text_changed = 'never'
runtime plugin/ale.vim
filetype plugin on
$2
edit new.json
setfiletype json
call setline(1, readfile('$1'))
let g:done = 0
autocmd User ALELintPost let g:done = 1
call ale#Queue(0)
let s:waits = 0
while !g:done && s:waits < 500
  sleep 20m
  let s:waits += 1
endwhile
let s:found = get(g:ale_buffer_info, bufnr(''), {})
call writefile(['done ' . g:done], 'out')
for s:item in get(s:found, 'loclist', [])
  call writefile([printf('%d:%d-%d:%d:%s:%s:%s', s:item.lnum, s:item.col, get(s:item, 'end_lnum'), get(s:item, 'end_col'), s:item.type, get(s:item, 'code', ''), s:item.text)], 'out', 'a')
  call writefile([getline(s:item.lnum)[s:item.col - 1 : get(s:item, 'end_col') - 1]], 'out', 'a')
  call writefile(split(get(s:item, 'detail', ''), "\n"), 'out', 'a')
endfor
qall!
END
	has "ALE has looked at $1" out 'done 1'
}

ale bad.json ''
check 'nothing is saved' out [ ! -e new.json ]
has 'the location list' out '4:93-4:97:E:wrong-type:memory is a string, but ECS wants an integer'
check 'the range is the value' out grep -qx '"256"' out
has 'the detail' out 'help: leave out the quotes: 256'
has 'the location list' out '5:3-5:11:E:unknown-member:unknown member "volumez"'
check 'the range is the key' out grep -qx '"volumez"' out
ale good.taskdef.json ''
check 'nothing in a good definition' out [ "$(wc -l <out)" -eq 1 ]
printf '{ "compilerOptions": { "strict": "yes" } }\n' >other.json
ale other.json ''
check 'nothing in other JSON' out [ "$(wc -l <out)" -eq 1 ]
ale bad.json "let g:ale_json_ecslint_options = '--no-such-option'"
has 'wrong options' out '1:0-'
has 'wrong options' out 'there is no option "--no-such-option"'

finish
