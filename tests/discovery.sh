#!/bin/sh
# Which files are found in folders and lists, which are left out, and what cannot be read.
ecslint=${ECSLINT:-./ecslint}
case $ecslint in
/*) ;;
*) ecslint=$PWD/$ecslint ;;
esac
work=$(mktemp -d) || exit 1
trap 'chmod -R u+rwx "$work"; rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
cd "$work" || exit 1
passed=0
failed=0
bad='{"family":"web","containerDefinitions":[{"name":"app","image":"nginx:1.27","memory":"256"}]}'

fail()
{
	failed=$((failed + 1))
	echo "FAIL: ecslint $shown: $1"
	sed 's/^/  out: /' "$work/out" | head -n 20
	sed 's/^/  err: /' "$work/err" | head -n 20
}

pass_if()
{
	what=$1
	shift
	if "$@"; then passed=$((passed + 1)); else fail "$what"; fi
}

# run ARGUMENT...: keeps status, and in $work/out the names of the files with a finding, in order.
run()
{
	shown=$*
	"$ecslint" -q -f concise "$@" >"$work/report" 2>"$work/err"
	status=$?
	cut -d: -f1 "$work/report" | uniq >"$work/out"
}

# finds 'NAME...' ARGUMENT...: just these are linted, in this order, and nothing is wrong with the rest.
finds()
{
	wanted=$1
	shift
	run "$@" </dev/null
	pass_if "other files than: $wanted" [ "$(tr '\n' ' ' <"$work/out")" = "${wanted:+$wanted }" ]
	pass_if "exit status $status" [ "$status" -eq 1 ]
}

# exits STATUS ARGUMENT...
exits()
{
	wanted=$1
	shift
	run "$@" </dev/null
	pass_if "exit status $status, not $wanted" [ "$status" -eq "$wanted" ]
}

says()
{
	pass_if "\"$1\" is not said" grep -Fq -e "$1" "$work/err"
}

# put FILE...: a definition with one fault in each.
put()
{
	for file in "$@"; do
		mkdir -p "$(dirname "$file")"
		echo "$bad" >"$file"
	done
}

# Names, and the content of those that do not tell.
mkdir names && cd names || exit 1
put taskdef.json a/my_Task_Definition-v2.JSON a/task-def.ndjson taskdefs/web.json taskdefs/sub/odd.txt plain.json \
	lines.jsonl stack.template notes.md taskdef.txt web.json.tpl
echo '{"containerDefinitions' >taskdef-broken.json
echo '{"containerDefinitions' >broken.json
echo '{"name":"x","version":"1.0.0","scripts":{"containerDefinitions":"x"}}' >taskdef-package.json
echo '{"version":0.0,"Resources":[{"TargetService":{}}]}' >appspec.json
echo '[1,2,3]' >taskdefs/numbers.json
echo "{\"AWSTemplateFormatVersion\":\"2010-09-09\",\"Resources\":{\"T\":{\"Type\":\"AWS::ECS::TaskDefinition\",\"Properties\":{\"Familie\":\"x\"}}}}" >cfn.template
finds 'a/my_Task_Definition-v2.JSON a/task-def.ndjson cfn.template lines.jsonl plain.json stack.template taskdef-broken.json taskdef.json taskdefs/numbers.json taskdefs/web.json' .
(cd taskdefs && "$ecslint" -q -f concise . >"$work/out" 2>"$work/err")
pass_if 'the name of the working directory counts' grep -q '^numbers.json:' "$work/out"
finds 'a/../plain.json web.json.tpl' a/../plain.json web.json.tpl

# What is recognised as something else: refused when named, unless it is to be skipped.
exits 1 appspec.json
pass_if 'it is not said what it is' grep -q 'this is not a task definition but a CodeDeploy appspec' "$work/report"
exits 1 appspec.json taskdef-package.json
pass_if 'it is not said what it is' grep -q 'but a package.json' "$work/report"
echo '{}' >other.txt
exits 0 --skip-unrecognised appspec.json taskdef-package.json broken.json other.txt
pass_if 'something is said' [ ! -s "$work/err" ]
finds 'plain.json taskdef-broken.json web.json.tpl' --skip-unrecognised appspec.json plain.json taskdef-broken.json web.json.tpl other.txt
exits 3 --skip-unrecognised missing.json

# What an editor hands over is judged by the name it gives.
# reads STATUS FILE ARGUMENT...: the file on standard input.
reads()
{
	wanted=$1
	file=$2
	shift 2
	run "$@" - <"$file"
	pass_if "exit status $status, not $wanted" [ "$status" -eq "$wanted" ]
	pass_if 'something is said' [ ! -s "$work/err" ]
}
reads 1 appspec.json --stdin-filename other.json
reads 0 appspec.json --skip-unrecognised --stdin-filename other.json
reads 0 appspec.json --skip-unrecognised --stdin-filename taskdef.json
reads 0 appspec.json --skip-unrecognised
reads 1 plain.json --skip-unrecognised --stdin-filename other.json
reads 1 plain.json --skip-unrecognised
reads 1 taskdef-broken.json --skip-unrecognised --stdin-filename taskdef.json
reads 1 lines.jsonl --skip-unrecognised --stdin-filename lines.jsonl
reads 1 plain.json --exclude old/ --stdin-filename old/taskdef.json
reads 0 plain.json --force-exclude --exclude old/ --stdin-filename old/taskdef.json
reads 0 plain.json --force-exclude --exclude old/ --stdin-filename "$PWD/old/taskdef.json"
reads 1 plain.json --force-exclude --exclude old/ --stdin-filename taskdef.json
cd ..

# Excludes and includes.
mkdir globs && cd globs || exit 1
put deploy/taskdef.json deploy/old/taskdef.json deploy/web.json.tpl other/old/taskdef.json other/keep/taskdef.json taskdef.json
finds 'deploy/taskdef.json other/keep/taskdef.json taskdef.json' --exclude old/ .
finds 'deploy/taskdef.json other/keep/taskdef.json other/old/taskdef.json taskdef.json' --exclude deploy/old .
finds 'deploy/taskdef.json' --exclude old deploy
finds 'deploy/taskdef.json' --exclude /old deploy
finds 'deploy/taskdef.json' --exclude 'deploy/old/' deploy
finds 'other/keep/taskdef.json' --exclude 'taskdef.json' --exclude '!keep/taskdef.json' --exclude deploy other
finds 'deploy/old/taskdef.json deploy/taskdef.json deploy/web.json.tpl' --include '*.tpl' deploy
finds 'deploy/old/taskdef.json deploy/taskdef.json deploy/web.json.tpl' --include '/*.json.tpl' deploy
finds 'deploy/taskdef.json' --include '*.tpl' --exclude '*.tpl' --exclude old deploy
echo 'no JSON' >other/keep/notes
finds 'other/keep/notes other/keep/taskdef.json other/old/taskdef.json' --include keep/ other
finds 'deploy/old/taskdef.json' --exclude 'deploy/**' deploy/old/taskdef.json
exits 0 --force-exclude --exclude 'deploy/**' deploy/old/taskdef.json
finds 'taskdef.json' --force-exclude --exclude old/ deploy/old/taskdef.json ./other/old/taskdef.json taskdef.json
finds 'taskdef.json' --force-exclude --exclude deploy/old "$PWD/deploy/old/taskdef.json" deploy/old taskdef.json
finds 'deploy/old/taskdef.json' --force-exclude --exclude taskdef.json --exclude '!deploy/old/taskdef.json' deploy/old/taskdef.json taskdef.json
finds 'taskdef.json' --force-exclude taskdef.json
exits 2 --exclude '' .
says '--exclude wants a pattern'
cd ..

# Nothing found.
mkdir -p nothing/here
exits 2 nothing
says 'no task definition found'
exits 0 --allow-no-files nothing
pass_if 'something is said' [ ! -s err ]
exits 2 --force-exclude --exclude x nothing
exits 3 --allow-no-files missing

# Lists.
mkdir lists && cd lists || exit 1
put a.json b.json 'with space.json' dir/taskdef.json -
printf 'b.json\n\n\na.json\nwith space.json\ndir' >list
finds 'b.json a.json with space.json dir/taskdef.json' --files-from list
printf 'b.json\0a.json\0\0with space.json\0' >nuls
finds 'b.json a.json with space.json' --files-from nuls -0
finds 'a.json b.json with space.json' --null --files-from nuls a.json
printf -- '-\n' >dash
finds '-' --files-from dash
run --files-from - <list
pass_if 'the list on standard input' [ "$(head -n 1 "$work/out")" = b.json ]
run -0 --files-from - <nuls
pass_if 'the list on standard input' [ "$(wc -l <"$work/out")" -eq 3 ]
exits 2 --files-from - -
exits 2 -0 a.json
exits 3 --files-from nuls
says 'give --null too'
exits 3 --files-from missing
says 'ecslint: missing: No such file'
exits 3 --files-from missing a.json
pass_if 'the rest is linted' [ "$(cat "$work/out")" = a.json ]
exits 3 --files-from .
: >empty
exits 2 --files-from empty
exits 0 --files-from empty --allow-no-files
printf 'a.json\nmissing.json\nb.json\n' >list
exits 3 --files-from list
pass_if 'the rest is linted' [ "$(tr '\n' ' ' <"$work/out")" = 'a.json b.json ' ]
cd ..

# Once, at its first place.
mkdir once && cd once || exit 1
put a/taskdef.json a/b/taskdef.json c/taskdef.json a/odd.txt
ln -s c link
ln a/taskdef.json a/z-taskdef.json
finds 'a/b/taskdef.json a/taskdef.json a/z-taskdef.json' a
rm a/z-taskdef.json
finds 'a/b/taskdef.json a/taskdef.json' a a a/b a/taskdef.json ./a/b/taskdef.json
finds 'a/taskdef.json a/b/taskdef.json' a/taskdef.json a
finds 'a/b/taskdef.json a/taskdef.json c/taskdef.json' a/b . c a
finds 'link/taskdef.json' link c c/taskdef.json
finds 'a/b/taskdef.json a/taskdef.json a/odd.txt' a a/odd.txt
# A file that is named is not judged by its content where the search meets it first.
echo '{"x":1}' >a/x.json
finds 'a/b/taskdef.json a/taskdef.json a/x.json' a a/x.json
cd ..

# Links, loops, and what is no file.
mkdir faults && cd faults || exit 1
put taskdef.json sub/taskdef.json
ln -s .. sub/loop
ln -s ../taskdef.json sub/a-taskdef.json
ln -s missing sub/.#taskdef.json
ln -s missing sub/notes
ln -s sub folder.json
finds 'sub/a-taskdef.json sub/taskdef.json taskdef.json' .
pass_if 'something is said' [ ! -s "$work/err" ]
ln -s missing sub/dangling.json
exits 3 .
says 'ecslint: sub/dangling.json: No such file'
pass_if 'the rest is linted' [ "$(wc -l <"$work/out")" -eq 3 ]
finds 'sub/a-taskdef.json sub/taskdef.json taskdef.json' --exclude 'dangling*' .
rm sub/dangling.json
ln -s two.json sub/one.json
ln -s one.json sub/two.json
exits 3 .
says 'sub/one.json: Too many levels of symbolic links'
exits 3 sub/one.json
rm sub/one.json sub/two.json
mkfifo sub/pipe.json sub/pipe
exits 3 .
says 'sub/pipe.json: this is a named pipe'
pass_if 'it is said once' [ "$(wc -l <"$work/err")" -eq 1 ]
exits 3 sub/pipe
says 'sub/pipe: this is a named pipe'
rm sub/pipe.json sub/pipe
exits 3 /dev/null
says '/dev/null: this is a device'
if [ -e /dev/fd/0 ]; then
	# The shell hands a pipe over by such a name.
	echo "$bad" | "$ecslint" -q -f concise /dev/fd/0 >"$work/out" 2>"$work/err"
	shown=/dev/fd/0
	pass_if 'an open pipe is read' grep -q '^/dev/fd/0:1:' "$work/out"
	{
		sleep 0.2
		echo "$bad"
	} | "$ecslint" -q -f concise /dev/stdin >"$work/out" 2>"$work/err"
	pass_if 'an open pipe is waited for' grep -q '^/dev/stdin:1:' "$work/out"
else
	echo 'notice: there is no /dev/fd: open pipes are not tested'
fi
if [ "$(id -u)" -ne 0 ]; then
	put locked/taskdef.json
	put closed.json
	chmod 0 locked closed.json
	exits 3 .
	says 'ecslint: closed.json: '
	says 'ecslint: locked: '
	pass_if 'the rest is linted' [ "$(wc -l <"$work/out")" -eq 3 ]
	finds 'sub/a-taskdef.json sub/taskdef.json taskdef.json' --exclude locked --exclude closed.json .
	chmod 700 locked closed.json
	rm -r locked closed.json
else
	echo 'notice: root can read everything: unreadable files are not tested'
fi
cd ..

# What git ignores.
mkdir -p ignored/.git/info && cd ignored || exit 1
put taskdef.json build/taskdef.json a/taskdef.json a/local/taskdef.json a/b/taskdef.json a/b/own.taskdef.json \
	secret/taskdef.json vendor/taskdef.json
printf '# a comment\n\nbuild/\r\n*.taskdef.json\n/vendor  \n' >.gitignore
printf 'local\n' >a/.gitignore
printf '!own.taskdef.json\n/taskdef.json\n' >a/b/.gitignore
echo 'secret/' >.git/info/exclude
finds 'a/b/own.taskdef.json a/taskdef.json taskdef.json' .
finds 'a/b/own.taskdef.json a/taskdef.json' a
finds 'a/b/own.taskdef.json' a/b
finds 'a/local/taskdef.json build/taskdef.json' a/local build/taskdef.json
(cd a/b && "$ecslint" -q -f concise . >"$work/out" 2>"$work/err")
pass_if 'ignore files above the working directory' grep -q '^own.taskdef.json:' "$work/out"
pass_if 'ignore files above the working directory' [ "$(wc -l <"$work/out")" -eq 1 ]
finds 'a/b/own.taskdef.json a/b/taskdef.json a/local/taskdef.json a/taskdef.json build/taskdef.json secret/taskdef.json taskdef.json vendor/taskdef.json' --no-gitignore .
echo '*' >a/b/.gitignore
exits 2 a/b
says 'what git ignores was left out (--no-gitignore takes it)'
rm -r .git
# Without a repository the search does not look above.
echo '!own.taskdef.json' >a/b/.gitignore
finds 'a/b/own.taskdef.json a/b/taskdef.json' a/b
finds 'a/local/taskdef.json' a/local
cd ..

# A repository inside another has its own rules; a work tree's .git is a file.
mkdir -p outer/.git outer/inner/.git outer/tree gitdir/worktrees/x gitdir/info && cd outer || exit 1
put inner/taskdef.json inner/other/taskdef.json tree/taskdef.json tree/secret/taskdef.json
echo '/inner/taskdef.json' >.gitignore
finds 'inner/other/taskdef.json inner/taskdef.json tree/secret/taskdef.json tree/taskdef.json' .
echo 'gitdir: ../../gitdir/worktrees/x' >tree/.git
echo '../..' >../gitdir/worktrees/x/commondir
echo secret >../gitdir/info/exclude
finds 'tree/taskdef.json' tree
finds 'inner/other/taskdef.json inner/taskdef.json tree/taskdef.json' .
cd ..

# The same choice as git's.
if command -v git >/dev/null 2>&1; then
	mkdir as-git && cd as-git || exit 1
	HOME=$work XDG_CONFIG_HOME=$work GIT_CONFIG_NOSYSTEM=1
	export HOME XDG_CONFIG_HOME GIT_CONFIG_NOSYSTEM
	git init -q .
	for folder in . a a/b 'a/b c' d/e/f d/a build out/build 'x[1]' '#d' '!d'; do
		put "$folder/taskdef.json" "$folder/1.json" "$folder/[1].json" "$folder/a b.json" "$folder/#x.json" \
			"$folder/!y.json" "$folder/back\\slash.json" "$folder/star*.json" "$folder/ü.json"
	done
	cat >.gitignore <<'EOF'
# patterns of every kind
/1.json
build/
!/out/build/
a/b/
\#x.json
\!y.json
star\*.json
back\\slash.json
*[[:space:]]b.json
d/**/1.json
**/f/taskdef.json
x\[1]/**
!x\[1]/\[1].json
[!a-z]d/[0-9].json
EOF
	printf '!1.json\n/taskdef.json' >d/.gitignore
	printf '*.json\n!ü.json\n' >d/e/.gitignore
	printf '\357\273\277taskdef.json\r\n' >'a/b c/.gitignore'
	printf 'd/a/\303\274.json\n' >.git/info/exclude
	git -c core.quotePath=false ls-files -co --exclude-standard -- '*.json' | LC_ALL=C sort >"$work/git"
	run .
	LC_ALL=C sort "$work/out" >"$work/ours"
	pass_if 'git chooses some' [ "$(wc -l <"$work/git")" -gt 20 ]
	pass_if "another choice than git's: $(diff "$work/git" "$work/ours")" cmp -s "$work/git" "$work/ours"
	(cd d/e && git -c core.quotePath=false ls-files -co --exclude-standard -- '*.json' | LC_ALL=C sort >"$work/git")
	run d/e
	sed 's|^d/e/||' "$work/out" | LC_ALL=C sort >"$work/ours"
	pass_if "another choice than git's: $(diff "$work/git" "$work/ours")" cmp -s "$work/git" "$work/ours"
	cd ..
else
	echo 'notice: there is no git: the comparison with it is skipped'
fi

# The same order on every run and with any number of workers.
mkdir order && cd order || exit 1
i=0
while [ $i -lt 120 ]; do
	i=$((i + 1))
	put "$((i % 7))/taskdef-$i.json"
done
run -j 1 .
cp "$work/out" "$work/first"
LC_ALL=C sort "$work/out" >"$work/sorted"
pass_if 'sorted by name' cmp -s "$work/out" "$work/sorted"
for workers in 2 8 1; do
	run -j $workers .
	pass_if 'another order' cmp -s "$work/out" "$work/first"
done

echo "$passed passed, $failed failed"
[ $failed -eq 0 ]
