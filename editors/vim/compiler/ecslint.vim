" Vim compiler file: `:compiler ecslint`, then `:make %` or `:make .` fills the quickfix list.
if exists('current_compiler')
  finish
endif
let current_compiler = 'ecslint'

if exists(':CompilerSet') != 2
  command -nargs=* CompilerSet setlocal <args>
endif

CompilerSet makeprg=ecslint\ check\ --format\ concise\ --color\ never\ --quiet
CompilerSet errorformat=
      \%f:%l:%c:\ %trror:\ %m,
      \%f:%l:%c:\ %tarning:\ %m,
      \%f:%l:%c:\ %tnfo:\ %m,
      \%+Gecslint:\ %m
