#!/bin/sh
# Prints the twenty longest tests and the ten longest test classes of this build, with their seconds: the last step of
# ./mvnw verify. It reads the reports that the test runners of all modules wrote since the build began, and prints
# nothing where there are none.
set -eu
cd "$(dirname "$0")/.."

begin=target/sources.sha256 # written when the build begins
reports() {
  set --
  for folder in */target */*/target */*/*/target; do
    for kind in surefire failsafe; do
      if [ -d "$folder/$kind-reports" ]; then set -- "$@" "$folder/$kind-reports"; fi
    done
  done
  if [ "$#" -gt 0 ]; then find "$@" -name 'TEST-*.xml' -newer "$begin" -print0; fi
}

rows() { # of the kind test or class: seconds, kind, class, test
  xargs -0 awk '
    function attribute(name,   from) {
      from = index($0, " " name "=\"")
      if (from == 0) return ""
      from += length(name) + 3
      value = substr($0, from)
      value = substr(value, 1, index(value, "\"") - 1)
      gsub(/&quot;/, "\"", value); gsub(/&apos;/, "'\''", value); gsub(/&#10;/, " ", value)
      gsub(/&lt;/, "<", value); gsub(/&gt;/, ">", value); gsub(/&amp;/, "\\&", value)
      return value
    }
    function seconds() { value = attribute("time"); gsub(/,/, "", value); return value + 0 }
    function simple(class) { sub(/^.*\./, "", class); return class }
    /^<testsuite / { printf "%.1f\tclass\t%s\t\n", seconds(), simple(attribute("name")) }
    /^ *<testcase / { printf "%.1f\ttest\t%s\t%s\n", seconds(), simple(attribute("classname")), attribute("name") }
  '
}

longest() { # the rows of one kind
  awk -F '\t' -v kind="$1" '$2 == kind' "$rows" | LC_ALL=C sort -t "$(printf '\t')" -k 1,1nr -k 3 | head -n "$2" |
    awk -F '\t' '{ printf "%8.1f s  %s%s\n", $1, $3, $4 == "" ? "" : ": " substr($4, 1, 100) }'
}

[ -f "$begin" ] || exit 0
rows=$(mktemp)
trap 'rm -f "$rows"' EXIT
reports | rows >"$rows"
[ -s "$rows" ] || exit 0
echo "The longest twenty of $(grep -c "	test	" "$rows") tests:"
longest test 20
echo "The longest ten of $(grep -c "	class	" "$rows") test classes:"
longest class 10
