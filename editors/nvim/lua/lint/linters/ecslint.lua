-- ecslint for nvim-lint: require('lint').linters_by_ft = { json = { 'ecslint' } }
local ecslint = require('ecslint')

return function()
  return {
    cmd = 'ecslint',
    args = ecslint.arguments(vim.api.nvim_buf_get_name(0)),
    stdin = true,
    stream = 'stdout',
    ignore_exitcode = true,
    parser = ecslint.parse,
  }
end
