#!/bin/sh
# Neovim: the plain setup and the definition for nvim-lint give vim.diagnostic what ecslint found.
# shellcheck source=tests/clients/common.sh
. "$(dirname "$0")/common.sh"
needs nvim neovim
cd "$work" || exit 1
put_wide >bad.json
put_good >good.taskdef.json
printf '{ "compilerOptions": { "strict": "yes" } }\n' >other.json

cat >test.lua <<'END'
vim.opt.runtimepath:prepend(vim.env.EDITORS .. '/nvim')
vim.opt.hidden = true

local function say(...)
  io.stdout:write(string.format(...), '\n')
end

-- Prints place, severity, rule, the text it stands at, and the message.
function Report(diagnostics)
  for _, d in ipairs(diagnostics) do
    local line = vim.api.nvim_buf_get_lines(0, d.lnum, d.lnum + 1, true)[1]
    say('%d:%d %d %s %s %s', d.lnum + 1, d.col + 1, d.severity, d.code, line:sub(d.col + 1, d.end_col), d.message)
  end
end

-- The text of the file, in a buffer of another name that is not saved.
function Unsaved(file)
  vim.cmd('enew! | file new.json')
  vim.api.nvim_buf_set_lines(0, 0, -1, true, vim.fn.readfile(file))
end

function Wait()
  local answers = 0
  local set = vim.diagnostic.set
  vim.diagnostic.set = function(...)
    answers = answers + 1
    return set(...)
  end
  return function()
    say(vim.wait(20000, function() return answers > 0 end, 10) and 'checked' or 'no answer')
  end
end

function Plain(file)
  Unsaved(file)
  local wait = Wait()
  require('ecslint').check()
  wait()
  Report(vim.diagnostic.get(0))
end

-- As the plugin does: the file type's definition, the buffer on standard input, the output to the parser.
function Nvim_lint(file)
  Unsaved(file)
  local linter = require('lint.linters.ecslint')()
  local text = table.concat(vim.api.nvim_buf_get_lines(0, 0, -1, true), '\n') .. '\n'
  local output = vim.fn.system({ linter.cmd, unpack(linter.args) }, text)
  Report(linter.parser(output, vim.api.nvim_get_current_buf()))
end

-- With the events of an editing session: the file is opened, mended, and checked again.
function Session(file)
  require('ecslint').setup()
  local wait = Wait()
  vim.cmd('edit ' .. file)
  wait()
  Report(vim.diagnostic.get(0))
  vim.api.nvim_buf_set_lines(0, 3, 6, true, { ' { "name": "app", "image": "nginx:1.27", "memory": 256 } ] }' })
  wait = Wait()
  vim.api.nvim_exec_autocmds('TextChanged', {})
  wait()
  say('%d left', #vim.diagnostic.get(0))
end
END

# runs LUA
runs()
{
	EDITORS=$top/editors timeout 60 nvim --headless -u NONE -i NONE -n +'luafile test.lua' +"lua $1" +'qall!' >out 2>log </dev/null
	status=$?
	cat log >>out
	check "neovim runs $1" out [ $status -eq 0 ]
	check "neovim says nothing wrong of $1" out [ ! -s log ]
}

for way in Plain Nvim_lint; do
	runs "$way('bad.json')"
	has "$way" out '4:93 1 wrong-type "256" memory is a string, but ECS wants an integer'
	has "$way" out 'help: leave out the quotes: 256'
	has "$way" out '5:3 1 unknown-member "volumez" unknown member "volumez"'
	runs "$way('good.taskdef.json')"
	check "$way: nothing in a good definition" out [ "$(grep -vc '^checked$' out)" -eq 0 ]
	runs "$way('other.json')"
	check "$way: nothing in other JSON" out [ "$(grep -vc '^checked$' out)" -eq 0 ]
done
check 'nothing is saved' /dev/null [ ! -e new.json ]
runs "Session('bad.json')"
has 'an opened file' out '4:93 1 wrong-type "256"'
has 'a mended file' out '0 left'
said='no such program'
EDITORS=$top/editors nvim --headless -u NONE -i NONE +'luafile test.lua' \
	+"lua require('ecslint').setup({ program = '$said' })" +'edit bad.json' +'qall!' >out 2>&1 </dev/null
has 'a missing program' out "ecslint: there is no $said"
check 'a missing program is said once' out [ "$(grep -c ecslint out)" -eq 1 ]

finish
