-- Diagnostics of ecslint for JSON buffers, saved or not, with nothing but Neovim (0.7 or newer):
--   require('ecslint').setup()
-- Other JSON than task definitions is left alone. For nvim-lint there is lint/linters/ecslint.lua.
local M = {}

local severities = {
  error = vim.diagnostic.severity.ERROR,
  warning = vim.diagnostic.severity.WARN,
  info = vim.diagnostic.severity.INFO,
}

-- The options of `ecslint check` for a text on standard input that is the file of this name.
function M.arguments(name)
  return {
    'check', '--format', 'jsonl', '--quiet', '--force-exclude', '--skip-unrecognised',
    '--stdin-filename', name ~= '' and name or '<buffer>', '-',
  }
end

-- Diagnostics from the report: a finding a line, with lines and columns (bytes) from 1, the end behind the last byte.
function M.parse(output)
  local diagnostics = {}
  for line in output:gmatch('[^\n]+') do
    local ok, finding = pcall(vim.fn.json_decode, line)
    if ok and type(finding) == 'table' and finding.range then
      local range = finding.range
      table.insert(diagnostics, {
        lnum = range.start.line - 1,
        col = range.start.column - 1,
        end_lnum = range['end'].line - 1,
        end_col = range['end'].column - 1,
        severity = severities[finding.severity],
        message = finding.message .. (finding.help and '\nhelp: ' .. finding.help or ''),
        source = 'ecslint',
        code = finding.rule,
      })
    end
  end
  return diagnostics
end

local namespace = vim.api.nvim_create_namespace('ecslint')
local running = {}

-- Checks a buffer (the current one without an argument) and shows what is found.
function M.check(buffer, program)
  buffer = (buffer and buffer ~= 0) and buffer or vim.api.nvim_get_current_buf()
  if running[buffer] then
    vim.fn.jobstop(running[buffer])
  end
  local command = { program or 'ecslint', unpack(M.arguments(vim.api.nvim_buf_get_name(buffer))) }
  local job
  job = vim.fn.jobstart(command, {
    stdout_buffered = true,
    stderr_buffered = true,
    on_stderr = function(_, lines)
      local said = table.concat(lines, '\n')
      if said:find('%S') then
        vim.notify_once(said, vim.log.levels.WARN)
      end
    end,
    on_stdout = function(_, lines)
      if running[buffer] ~= job or not vim.api.nvim_buf_is_valid(buffer) then
        return -- another check began, or the buffer is gone
      end
      running[buffer] = nil
      vim.diagnostic.set(namespace, buffer, M.parse(table.concat(lines, '\n')))
    end,
  })
  running[buffer] = job
  local lines = vim.api.nvim_buf_get_lines(buffer, 0, -1, false)
  table.insert(lines, '')
  vim.fn.chansend(job, lines)
  vim.fn.chanclose(job, 'stdin')
end

-- Checks JSON buffers when they are opened, left in insert mode, changed and written. options.program: the ecslint to run.
function M.setup(options)
  local program = options and options.program or 'ecslint'
  if vim.fn.executable(program) == 0 then
    vim.notify('ecslint: there is no ' .. program, vim.log.levels.WARN)
    return
  end
  vim.api.nvim_create_autocmd({ 'BufReadPost', 'BufWritePost', 'InsertLeave', 'TextChanged' }, {
    pattern = '*.json',
    group = vim.api.nvim_create_augroup('ecslint', { clear = true }),
    callback = function(event)
      M.check(event.buf, program)
    end,
  })
end

return M
