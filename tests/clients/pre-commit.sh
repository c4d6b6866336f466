#!/bin/sh
# The hooks under the real pre-commit, against git repositories that this makes.
# shellcheck source=tests/clients/common.sh
. "$(dirname "$0")/common.sh"
needs git git
needs pre-commit pre-commit
export PRE_COMMIT_HOME="$work/pre-commit" GIT_CONFIG_NOSYSTEM=1 GIT_CONFIG_GLOBAL="$work/gitconfig"
git config --global user.name test
git config --global user.email test@example.com
git config --global init.defaultBranch main
git config --global core.autocrlf false

# What a clone of this project has that a hook needs.
hooks=$work/ecslint
mkdir "$hooks"
(cd "$top" && cp -R .pre-commit-hooks.yaml Makefile.am bootstrap configure.ac hooks rules src "$hooks") || exit 1
(cd "$hooks" && chmod -R u+w . && find . -name '*.[ao]' -exec rm -f {} + && rm -rf build &&
	git init -q && git add . && git commit -qm 'The hooks') || exit 1
check 'pre-commit takes the manifest' /dev/null pre-commit validate-manifest "$hooks/.pre-commit-hooks.yaml"

# Without a compiler: one line that says so, and no attempt to install one.
mkdir "$work/poor"
for tool in sh dirname find sort sha256sum cut tr xargs cat uname mkdir mktemp flock rm tail; do
	ln -s "$(command -v $tool)" "$work/poor/$tool"
done
# poor FILE: runs the script hook where there are no tools to build with.
poor()
{
	PATH=$work/poor "$hooks/hooks/ecslint" --version >"$1" 2>&1
}
poor "$work/out"
check 'status 3 without a compiler' "$work/out" [ $? -eq 3 ]
has 'without a compiler' "$work/out" 'cannot be built, missing: gcc '
check 'one line without a compiler' "$work/out" [ "$(wc -l <"$work/out")" -eq 1 ]

# Two starts at once build once.
"$hooks/hooks/ecslint" --version >"$work/first" 2>&1 &
"$hooks/hooks/ecslint" --version >"$work/second" 2>&1
wait $!
check 'both starts run the program' "$work/first" [ "$(cat "$work/first" "$work/second" | grep -c '^ecslint [0-9]')" -eq 2 ]
check 'one of them builds' "$work/first" [ "$(cat "$work/first" "$work/second" | grep -c building)" -eq 1 ]
check 'nothing but the program, the lock and the log is left' /dev/null \
	[ "$(find "$XDG_CACHE_HOME/ecslint" -type f | sed 's|.*/||' | sort | tr '\n' ' ')" = 'ecslint lock log ' ]
check 'the checkout is as it was' /dev/null [ -z "$(git -C "$hooks" status --porcelain --ignored)" ]
poor "$work/out"
has 'the cache needs no compiler' "$work/out" 'ecslint '
echo '/* changed */' >>"$hooks/src/main.c"
poor "$work/out"
has 'other sources are not served from the cache' "$work/out" 'cannot be built'
git -C "$hooks" checkout -q src/main.c

# A repository with the hook that is built from source.
project=$work/project
git init -q "$project"
cd "$project" || exit 1
printf '%s\n' 'repos:' "- repo: $hooks" "  rev: $(git -C "$hooks" rev-parse HEAD)" '  hooks:' '  - id: ecslint' \
	>.pre-commit-config.yaml
git add . && git commit -qm 'Begin'
pre-commit install >/dev/null 2>&1

# commits PATH...: status of a commit of the files; the output is in $work/out.
commits()
{
	git add -- "$@" && git commit -qm 'A change' >"$work/out" 2>&1
}

# passes WHAT PATH..., blocks WHAT PATH...
passes()
{
	what=$1
	shift
	check "$what passes" "$work/out" commits "$@"
}

blocks()
{
	what=$1
	before=$(git rev-parse HEAD)
	shift
	if commits "$@"; then fail "$what is committed" "$work/out"; else pass; fi
	check "$what makes no commit" "$work/out" [ "$(git rev-parse HEAD)" = "$before" ]
	git rm -q --cached -- "$@"
}

mkdir -p deploy taskdefs
put_good >deploy/task-definition.json
passes 'a good definition' deploy/task-definition.json
has 'a good definition' "$work/out" 'Passed'

put_bad >deploy/taskdef.json
blocks 'a bad definition' deploy/taskdef.json
has 'a bad definition' "$work/out" 'Failed'
has 'the place' "$work/out" 'deploy/taskdef.json:4:55: error: '
has 'the rule' "$work/out" '[wrong-type]'
has 'the source line' "$work/out" '4 |     { "name": "app", "image": "nginx:1.27", "memory": "256" } ],'
has 'the way to more' "$work/out" 'docs: ecslint explain wrong-type'
has 'the summary' "$work/out" 'Checked 1 file: 2 errors.'
check 'no escapes in a log' "$work/out" [ -z "$(tr -d '[:print:]\n\t' <"$work/out" | tr -d '\200-\377')" ]
rm deploy/taskdef.json

put_bad >deploy/Web.TASK-DEF.Prod.JSON
blocks 'a bad definition with a name in upper case' deploy/Web.TASK-DEF.Prod.JSON
has 'the place in upper case' "$work/out" 'deploy/Web.TASK-DEF.Prod.JSON:4:55: error: '
rm deploy/Web.TASK-DEF.Prod.JSON

put_bad >taskdefs/web.json
blocks 'a bad definition in a folder of them' taskdefs/web.json
rm taskdefs/web.json

printf '{ "family": "web",\n' >deploy/taskdef.json
blocks 'a definition that is no JSON' deploy/taskdef.json
has 'no JSON' "$work/out" '[syntax]'
rm deploy/taskdef.json

printf '{ "name": "web", "containerDefinitions": 1, \n' >package.json
passes 'unrelated JSON' package.json
has 'unrelated JSON' "$work/out" '(no files to check)'
printf '{ "compilerOptions": { "strict": "yes" } }\n' >taskdefs/tsconfig.json
passes 'unrelated JSON in a folder of definitions' taskdefs/tsconfig.json

# A project's own arguments come on top of what the hook says itself.
sed -i 's/id: ecslint$/&\n    args: [--exclude, old\/]/' .pre-commit-config.yaml
mkdir old
put_bad >old/taskdef.json
passes 'an excluded definition' old/taskdef.json .pre-commit-config.yaml
printf '{ "compilerOptions": { "strict": "no" } }\n' >taskdefs/tsconfig.json
passes 'unrelated JSON with arguments' taskdefs/tsconfig.json

# The one in the PATH: a thousand files in one process.
mv "$work/bin/ecslint" "$work/bin/ecslint-real"
printf '#!/bin/sh\necho start >>"%s/starts"\nexec "%s/bin/ecslint-real" "$@"\n' "$work" "$work" >"$work/bin/ecslint"
chmod +x "$work/bin/ecslint"
mkdir many
i=0
while [ $i -lt 1000 ]; do
	put_good >"many/service-number-$i.taskdef.json"
	i=$((i + 1))
done
put_bad >many/service-number-500.taskdef.json
git add many
pre-commit try-repo "$hooks" ecslint-system --files many/*.json >"$work/out" 2>&1
check 'a bad one among a thousand' "$work/out" [ $? -eq 1 ]
has 'a bad one among a thousand' "$work/out" 'many/service-number-500.taskdef.json:4:55: error: '
has 'all of them' "$work/out" 'Checked 1000 files: 2 errors.'
check 'one process' "$work/starts" [ "$(wc -l <"$work/starts")" -eq 1 ]

finish
