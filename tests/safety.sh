#!/bin/sh
# What a repository holds cannot make the program read outside of it, wait, run anything, reach a network or write
# to the terminal what it should not.
# shellcheck disable=SC2016 # what stands in single quotes is for others
ecslint=${ECSLINT:-./ecslint}
case $ecslint in
/*) ;;
*) ecslint=$PWD/$ecslint ;;
esac
work=$(mktemp -d) || exit 1
trap 'rm -rf "$work"' EXIT
trap 'exit 1' HUP INT TERM
work=$(cd "$work" && pwd -P)
passed=0
failed=0

fail()
{
	failed=$((failed + 1))
	echo "FAIL: ecslint $shown: $1"
	sed 's/^/  out: /' "$work/out" | cut -c 1-200 | head -n 20
	sed 's/^/  err: /' "$work/err" | cut -c 1-200 | head -n 20
}

pass_if()
{
	what=$1
	shift
	if "$@"; then passed=$((passed + 1)); else fail "$what"; fi
}

# run STATUS ARGUMENT...: the report is in $work/out, what else was said in $work/err.
run()
{
	wanted=$1
	shift
	shown=$*
	timeout 10 "$ecslint" "$@" >"$work/out" 2>"$work/err" </dev/null
	status=$?
	pass_if "exit status $status, not $wanted" [ "$status" -eq "$wanted" ]
}

# without TEXT: neither the report nor a message holds it.
without()
{
	pass_if "shows $1" sh -c '! cat "$2/out" "$2/err" | LC_ALL=C grep -qF -e "$1"' - "$1" "$work"
}

says()
{
	printf '%s\n' "$1" >"$work/wanted"
	pass_if "other words than: $1" cmp -s "$work/wanted" "$work/err"
}

mkdir -p "$work/outside" "$work/repository/.git" "$work/repository/in"
cd "$work/repository" || exit 1
echo 'TOPSECRET {"TOPSECRET": [' >"$work/outside/file.json"
echo '{"ignore": "TOPSECRET"}' >"$work/outside/.ecslint.json"
cat >web.json <<'END'
{"family": "web", "containerDefinitions": [{"name": "app", "image": "nginx", "memory": 256}], "volumes": [{"name": "data"}]}
END
ln -s "$work/outside/file.json" link.json
ln -s "$work/outside/missing.json" nowhere.json
ln -s "$work/outside" folder
ln -s ../../outside/file.json in/link.json
ln -s link.json in/second.json

#
# Nothing outside of the repository is read, by whatever way it is named
#
out='it lies outside of the repository'
link='it is a link out of the repository, or to nothing'
for key in extends rulesFiles baseline; do
	for case in "$work/outside/file.json=$out" "$work/outside/missing.json=$out" "/etc/passwd=$out" "/=$out" \
		"../outside/file.json=$out" "../outside/missing.json=$out" "in/../../outside/file.json=$out" \
		"../repository2/file.json=$out" "link.json=$link" "nowhere.json=$link" "folder/file.json=$link" \
		"folder/missing.json=$link" "in/link.json=$link" "in/second.json=$link" "folder=$link"; do
		path=${case%%=*}
		echo "{\"$key\": \"$path\"}" >.ecslint.json
		run 2 web.json
		column=$((${#key} + 6))
		says "ecslint: .ecslint.json:1:$column: \"$path\" cannot be read: ${case#*=}"
		without TOPSECRET
		run 2 config web.json
		without TOPSECRET
		[ "$key" != baseline ] || {
			run 2 baseline
			without TOPSECRET
		}
	done
done
pass_if 'a file outside was written' [ "$(cat "$work/outside/file.json")" = 'TOPSECRET {"TOPSECRET": [' ]
pass_if 'a file outside was made' [ ! -e "$work/outside/missing.json" ]
# From one that is extended, too.
echo '{"extends": "in/base.json"}' >.ecslint.json
echo '{"extends": "../../outside/.ecslint.json"}' >in/base.json
run 2 web.json
says "ecslint: in/base.json:1:13: \"../../outside/.ecslint.json\" cannot be read: $out"
# Links that stay inside are links like others.
echo '{"failOn": "never"}' >in/target.json
ln -s in/target.json alias.json
echo '{"extends": "alias.json"}' >.ecslint.json
run 0 web.json
# What is found beside the files is held to the same.
for name in .ecslint.json .ecslint-baseline.json; do
	for target in "$work/outside/file.json" "$work/outside/missing.json" ../outside/file.json; do
		rm -f .ecslint.json .ecslint-baseline.json
		ln -s "$target" $name
		run 2 web.json
		says "ecslint: $name: $link"
		run 2 baseline
		without TOPSECRET
		pass_if 'a file outside was changed' [ "$(cat "$work/outside/file.json")" = 'TOPSECRET {"TOPSECRET": [' ]
		pass_if 'a file outside was made' [ ! -e "$work/outside/missing.json" ]
	done
done
rm -f .ecslint.json .ecslint-baseline.json
# Configurations above the repository are nobody's business.
echo '{"selct": 1}' >"$work/.ecslint.json"
run 1 web.json
rm "$work/.ecslint.json"

# A link to a file is followed where it stays inside, and told of where it does not.
cp web.json "$work/outside/taskdef.json"
ln -s "$work/outside/taskdef.json" in/taskdef.json
ln -s ../web.json in/taskdef-web.json
run 3 -f concise in
pass_if 'a link out' grep -qx 'ecslint: in/taskdef.json: this is a link to a file outside of what is searched; name it to have it read' "$work/err"
pass_if 'a link that stays inside is not followed' grep -q '^in/taskdef-web.json:' "$work/out"
without in/taskdef.json:1
run 1 -f concise in/taskdef.json
rm link.json nowhere.json folder in/link.json in/second.json in/taskdef*.json

#
# Nothing makes it wait
#
for name in .ecslint.json .ecslint-baseline.json; do
	rm -f .ecslint.json .ecslint-baseline.json
	mkfifo $name
	run 2 web.json
	says "ecslint: $name: this is a named pipe; give what it holds on standard input (-)"
	rm $name
	mkdir $name
	run 2 web.json
	says "ecslint: $name: Is a directory"
	rmdir $name
	ln -s /dev/zero $name
	run 2 web.json
	says "ecslint: $name: $link"
	rm $name
done
dd if=/dev/zero of=.ecslint.json bs=1024 count=0 seek=2000000 2>/dev/null
run 2 web.json
says 'ecslint: .ecslint.json: File too large'
mkfifo pipe
for key in extends rulesFiles baseline; do
	echo "{\"$key\": \"pipe\"}" >.ecslint.json
	run 2 web.json
	says 'ecslint: pipe: this is a named pipe; give what it holds on standard input (-)'
done
run 2 --config pipe web.json
run 2 --config /dev/zero web.json
pass_if 'a device' grep -q 'this is a device, not a file' "$work/err"
rm -f .ecslint.json pipe

#
# Control characters and those that turn the direction of text
#
escape=$(printf '\033')
turn=$(printf '\342\200\256')
clean()
{
	without "$escape"
	without "$turn"
	without "$(printf '\007')"
}
evil="a${escape}[2J${turn}b"
printf '{"family": "web", "containerDefinitions": [{"name": "x\\u001b[2J\\u202ey\\u0007", "image": "n%sg%s i", "memory": 256, "%s": 1, "\\u001b\\u202e": 2}], "volumes": [{"name": "\\u001b]0;x\\u0007"}]}' \
	"$turn" "$turn" "x$turn" >"$evil.json"
formats=$("$ecslint" --format '?' web.json 2>&1 | sed -n 's/.*--format is \(.*\), not.*/\1/; s/ or / /; s/,//gp')
pass_if 'no formats' [ -n "$formats" ]
for format in $formats; do
	run 1 --format "$format" "$evil.json"
	without "$escape"
	case $format in
	json | jsonl | sarif | gitlab | rdjson | rdjsonl) ;; # which readers decode
	*) clean ;;
	esac
done
for configuration in "{\"$turn\": 1}" "{\"ignore\": [\"$turn\\u001b\"]}" "{\"extends\": \"$turn\\u001b\"}" \
	"{\"suppress\": [{\"rule\": \"image\", \"until\": \"$turn\", \"reason\": \"\\u001b\"}]}" "{\"client\": \"\\u0007$turn\"}" \
	"{\"\\u001b[31m\": 1}" "{\"ignore\": [\"image\", \"$turn" "{\"baseline\": \"$turn\\u001b/x\"}" \
	"{\"rulesFiles\": \"\\u001b$turn\"}" "{\"rules\": {\"$turn\": {}}}" "{\"overrides\": [{\"$turn\\u0007\": 1}]}" "$evil"; do
	printf '%s' "$configuration" >.ecslint.json
	run 2 web.json
	clean
	run 2 config web.json
	clean
done
for configuration in "{\"suppress\": [{\"rule\": \"ports\", \"reason\": \"$turn\\u001b\"}, {\"rule\": \"image\", \"until\": \"2020-01-01\", \"reason\": \"$turn\\u0007\"}]}" \
	"{\"exclude\": \"$turn\\u001b\", \"\$schema\": \"$turn\", \"overrides\": [{\"files\": \"$turn\", \"ignore\": \"all\"}]}"; do
	printf '%s' "$configuration" >.ecslint.json
	run 1 .
	clean
	run 0 config .
	clean
done
run 0 config "$evil.json"
clean
mkdir "$evil"
printf '{"selct": 1}' >"$evil/.ecslint.json"
cp web.json "$evil/web.json"
run 2 "$evil/web.json"
clean
printf '{"findings": [], "%s": 1}' "$turn" >"$evil/.ecslint-baseline.json"
printf '{}' >"$evil/.ecslint.json"
run 2 "$evil"
clean
rm -r "$evil" .ecslint.json

#
# No report holds an absolute path that was not given
#
echo '{"suppress": [{"rule": "ports", "reason": "x"}], "extends": "in/target.json"}' >.ecslint.json
echo '{"failOn": "warning", "suppress": [{"rule": "links", "reason": "x", "until": "2020-01-01"}]}' >in/target.json
printf '{"findings": [{"file": "web.json", "rule": "gone", "at": ""}]}' >.ecslint-baseline.json
for format in $formats; do
	run 1 --format "$format" .
	without "$work"
	(cd in && run 1 --format "$format" .. && without "$work")
done
run 0 config web.json
without "$work"
run 0 baseline
pass_if 'an absolute path in the baseline' sh -c '! grep -qF "$1" .ecslint-baseline.json' - "$work"
cp .ecslint-baseline.json relative
run 0 baseline "$work/repository"
pass_if 'another baseline by an absolute path' cmp -s relative .ecslint-baseline.json
echo '{"selct": 1}' >in/target.json
run 2 web.json
without "$work"
rm .ecslint.json .ecslint-baseline.json

#
# The program can start none, and speak to none
#
if nm -D "$ecslint" >"$work/symbols" 2>/dev/null && [ -s "$work/symbols" ]; then
	for name in system popen execve execv execvp execvpe execl execlp execle fexecve posix_spawn posix_spawnp fork vfork \
		socket connect getaddrinfo gethostbyname bind listen accept dlopen; do
		shown="(symbol $name)"
		pass_if 'is imported' sh -c '! grep -q " U $1\(@.*\)\{0,1\}$" "$2"' - $name "$work/symbols"
	done
else
	echo 'skipped: what the program imports is not known of this build'
fi

echo "$passed passed, $failed failed"
[ $failed -eq 0 ] && [ $passed -gt 0 ]
